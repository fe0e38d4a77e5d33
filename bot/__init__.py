"""The program: the command `whoowns`, its wiring, and everything Slack."""
