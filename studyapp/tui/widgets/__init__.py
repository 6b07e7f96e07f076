"""Widgets, one file each; the answer widget of a question type is named after the type."""
