"""What each command of `whoowns` does; `bot.__main__` only reads the command line."""
