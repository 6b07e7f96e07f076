"""The one wirer: start, resume, submit, undo, figures. The app, `--plain` and `--jsonl` all go through here."""
