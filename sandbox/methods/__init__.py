"""The Web API's methods: functions of the pretended Slack and the caller's arguments."""
