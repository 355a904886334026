"""A Chainlit chat with a stub model behind it, which keeps a record of every prompt that reached it."""

import asyncio
import json
import os

import chainlit


@chainlit.on_message
async def answer(prompt: chainlit.Message) -> None:
    with open(os.environ["PROMPTS"], "a", encoding="utf-8") as record:
        record.write(json.dumps({"prompt": prompt.content}) + "\n")
    reply = chainlit.Message(content="")
    for word in "Thank you. Here is a draft you can check before you use it.".split():
        await reply.stream_token(word + " ")
        await asyncio.sleep(0.03)
    await reply.send()
