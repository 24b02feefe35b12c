/** What libraries need to find their files and the user's language. The rest may hold secrets of the parent. */
const INHERITED =
  /^(?:path|home|user|username|logname|lang|lc_\w+|tz|tmpdir|temp|tmp|ld_library_path|xdg_\w+|dbus_session_bus_address|systemroot|systemdrive|windir|comspec|pathext|userprofile|appdata|localappdata|programdata|allusersprofile|program(?:files|w6432).*|commonprogram.*|number_of_processors|processor_\w+|os)$/i;

/** The environment of a driver's process, out of this one's. */
export function driverEnvironment(): Record<string, string> {
  const inherited = (entry: [string, string | undefined]): entry is [string, string] =>
    entry[1] !== undefined && INHERITED.test(entry[0]);
  return Object.fromEntries(Object.entries(process.env).filter(inherited));
}
