"""A NiceGUI chat with a stub model behind it, which keeps a record of every prompt that reached it."""

import json
import os

from nicegui import ui


@ui.page("/")
def main():
    log = ui.column()

    def send():
        with open(os.environ["PROMPTS"], "a", encoding="utf-8") as record:
            record.write(json.dumps({"prompt": prompt.value}) + "\n")
        with log:
            ui.chat_message(text=prompt.value, sent=True)
            ui.chat_message(text="Thank you. Here is a draft you can check before you use it.")
        prompt.value = ""

    with ui.footer(), ui.row().classes("w-full items-center"):
        prompt = ui.input(placeholder="Message").classes("flex-grow").on("keydown.enter", send)
        ui.button(icon="send", on_click=send)


ui.run(host="127.0.0.1", port=int(os.environ["PORT"]), show=False, reload=False)
