"""The app in the terminal, on Textual. Shows state, sends intents, decides nothing.

A screen can be thrown away and rebuilt from the sitting; that is also how the language changes while it runs.
Text of the course is data: it is drawn as `Content` or with `markup=False`, never as markup.
"""
