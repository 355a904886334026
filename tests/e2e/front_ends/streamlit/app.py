"""A Streamlit chat with a stub model behind it, which keeps a record of every prompt that reached it."""

import json
import os

import streamlit

prompt = streamlit.chat_input("Ask anything")
if prompt:
    with open(os.environ["PROMPTS"], "a", encoding="utf-8") as record:
        record.write(json.dumps({"prompt": prompt}) + "\n")
    with streamlit.chat_message("user"):
        streamlit.write(prompt)
    with streamlit.chat_message("assistant"):
        streamlit.write("Thank you. Here is a draft you can check before you use it.")
