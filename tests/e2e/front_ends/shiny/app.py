"""A Shiny chat with a stub model behind it, which keeps a record of every prompt that reached it."""

import json
import os

from shiny import App, ui


def server(input, output, session):
    chat = ui.Chat(id="chat")

    @chat.on_user_submit
    async def answer(prompt: str):
        with open(os.environ["PROMPTS"], "a", encoding="utf-8") as record:
            record.write(json.dumps({"prompt": prompt}) + "\n")
        await chat.append_message("Thank you. Here is a draft you can check before you use it.")


app = App(ui.page_fillable(ui.chat_ui("chat")), server)
