"""What can be typed behind `whoowns`: words and options only; what a command does is in `bot.commands`."""
