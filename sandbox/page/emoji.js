/** The emoji shortcodes this page knows; any other `:name:` stays as it is written. */

const CHARACTERS = {
  alarm_clock: "⏰", airplane: "✈️", arrow_right: "➡️", back: "🔙", ballot_box_with_check: "☑️", bell: "🔔",
  blue_circle: "🔵", bookmark: "🔖", bulb: "💡", busts_in_silhouette: "👥", calendar: "📅", check: "✔️",
  checkered_flag: "🏁", clap: "👏", clipboard: "📋", clock9: "🕘", email: "✉️", envelope: "✉️",
  envelope_with_arrow: "📩", exclamation: "❗", eyes: "👀", fire: "🔥", flag: "🚩", green_heart: "💚",
  grinning: "😀", handshake: "🤝", heart: "❤️", heavy_check_mark: "✔️", hourglass: "⌛",
  hourglass_flowing_sand: "⏳", house: "🏠", inbox_tray: "📥", incoming_envelope: "📨",
  information_source: "ℹ️", joy: "😂", label: "🏷️", large_blue_circle: "🔵", large_green_circle: "🟢",
  large_orange_circle: "🟠", large_red_circle: "🔴", large_yellow_circle: "🟡", link: "🔗", lock: "🔒",
  mag: "🔍", mailbox_with_mail: "📬", memo: "📝", moneybag: "💰", no_entry: "⛔", no_entry_sign: "🚫",
  office: "🏢", outbox_tray: "📤", palm_tree: "🌴", pause_button: "⏸️", phone: "☎️", point_right: "👉",
  pray: "🙏", pushpin: "📌", question: "❓", raised_hand: "✋", raised_hands: "🙌", red_circle: "🔴",
  repeat: "🔁", robot_face: "🤖", rocket: "🚀", rotating_light: "🚨", scales: "⚖️", seedling: "🌱",
  shield: "🛡️", slightly_smiling_face: "🙂", smile: "😄", smiley: "😃", sos: "🆘", sparkles: "✨", star: "⭐",
  sunrise: "🌅", tada: "🎉", thinking_face: "🤔", thumbsdown: "👎", thumbsup: "👍", "+1": "👍", "-1": "👎",
  warning: "⚠️", wave: "👋", white_check_mark: "✅", white_circle: "⚪", wrench: "🔧", x: "❌", zap: "⚡", zzz: "💤",
};

/** The character for a shortcode without its colons, or null. */
export const emoji = (name) => (Object.hasOwn(CHARACTERS, name) ? CHARACTERS[name] : null);
