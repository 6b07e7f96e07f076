"""The command line, one file a command group: parse, call, print. Nothing here imports Textual but to open the app."""
