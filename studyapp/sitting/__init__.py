"""One run of a quiz or review as a value: events -> state, time left, the order things are shown in.

Pure: no clock, no random source, no database. The state of a quiz lives here and nowhere else.
"""
