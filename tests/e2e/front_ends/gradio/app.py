"""A Gradio chat with a stub model behind it, which keeps a record of every prompt that reached it."""

import json
import os
import time

import gradio


def answer(prompt, history):
    with open(os.environ["PROMPTS"], "a", encoding="utf-8") as record:
        record.write(json.dumps({"prompt": prompt}) + "\n")
    said = ""
    for word in "Thank you. Here is a draft you can check before you use it.".split():
        said += word + " "
        time.sleep(0.03)
        yield said


gradio.ChatInterface(answer, title="Chat").launch(
    server_name="127.0.0.1", server_port=int(os.environ["PORT"]), quiet=True, share=False
)
