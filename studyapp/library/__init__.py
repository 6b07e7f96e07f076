"""Files -> the checked course: the strict reader, the checks, the index of checked content.

The only room that reads banks, notes and the syllabus. `catalogue` reads the index (the file of `cache`) with
plain sqlite3 and json, so that the home screen can be drawn before anything heavier is imported; `refresh` brings the
index up to date.
"""
