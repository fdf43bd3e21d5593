//! Every sentence of the page itself. What speaks of the document comes with the view.

use super::wish::Secrets;

pub(super) const PRODUCT_FIRST: &str = "libvirt";
pub(super) const PRODUCT_REST: &str = "domain editor";

// The bar at the top.
pub(super) const OPEN: &str = "Open…";
pub(super) const OPEN_FILE: &str = "Open file…";
pub(super) const SAMPLES: &str = "Samples";
pub(super) const UNDO: &str = "Undo";
pub(super) const REDO: &str = "Redo";
pub(super) const HISTORY: &str = "History";
pub(super) const NOTHING_TO_UNDO: &str = "Nothing to undo";
pub(super) const NOTHING_TO_REDO: &str = "Nothing to do again";
pub(super) const TO_LIGHT: &str = "Use the light theme";
pub(super) const TO_DARK: &str = "Use the dark theme";
pub(super) const KEY_MAP: &str = "Keyboard map";
pub(super) const EXPORT: &str = "Export";
pub(super) const READ_ONLY: &str = "This domain is read-only here.";
pub(super) const NOTHING_LOADED: &str = "No domain is loaded.";
pub(super) const EXIT: &str = "Close the editor";
pub(super) const SAVE: &str = "Save";
pub(super) const SAVE_OFF: &str = "Nothing can be saved while the XML does not parse.";
pub(super) const EXPORT_OFF: &str = "Nothing can be exported while the XML does not parse.";
pub(super) const DOES_NOT_PARSE: &str = "does not parse";
pub(super) const NOT_SAVED: &str = "edited, not saved";
pub(super) const GO_TO: &str = "Go to device, line or command";
pub(super) const NO_PLACE: &str = "Nothing by that name.";
pub(super) const SWITCH_THEME: &str = "Switch between light and dark";
pub(super) const SWITCH_IMPLICIT: &str = "Implicit lines on or off";
pub(super) const GO_TO_NEXT_PROBLEM: &str = "Next problem";
pub(super) const MENU: &str = "More";

// The bar below it.
pub(super) const DEVICES: &str = "Devices";
pub(super) const SOURCE: &str = "Source";
pub(super) const PROBLEMS: &str = "Problems";
pub(super) const VIEWED_AS: &str = "Host and target";
pub(super) const PARTS: &str = "Parts of the page";
pub(super) const PARSED_BY: &str = "Parsed by";
pub(super) const TARGET: &str = "Target";
pub(super) const NO_TARGET: &str = "No target";
pub(super) const NO_TARGET_DETAIL: &str = "nothing is checked or rewritten";
pub(super) const NOT_CHECKED: &str = "Not checked: the XML does not parse";
pub(super) const FILTER_HOSTS: &str = "Filter, or type libvirt=9.0.0,qemu=7.2";
pub(super) const LOAD_HOST: &str =
    "Open or paste the output of virsh capabilities and virsh domcapabilities to use a host of your own.";
pub(super) const HOST_LOADED: &str = "The host is now as these capabilities tell.";
pub(super) const FILTER_TARGETS: &str = "Filter, or type a release such as 4.5.0";
pub(super) const NO_CHOICE: &str = "Nothing by that name. A release looks like 4.5.0.";

pub(super) fn use_release(text: &str) -> String {
    format!("Use {text}")
}

// The device tree.
pub(super) const ALL: &str = "All";
pub(super) const WRITTEN: &str = "Written";
pub(super) const IMPLICIT: &str = "Implicit";
pub(super) const FILTER_ROWS: &str = "Filter devices";
pub(super) const WHICH_ROWS: &str = "Which devices";
pub(super) const MAKE_ALL_EXPLICIT: &str = "Make all explicit";
pub(super) const NO_ROWS: &str = "No device matches.";
pub(super) const SHOW_ALL: &str = "Show all";
pub(super) const SELECTED_IS_FILTERED_OUT: &str = "The selected device is filtered out.";
pub(super) const NOT_PREDICTED: &str = "not predicted";
pub(super) const FILLED_IN: &str = "filled in by libvirt";
pub(super) const KEPT: &str = "Kept from the last text that parsed.";
pub(super) const LOOK_ONLY: &str = "You can look, not change.";

pub(super) fn counts(written: usize, implicit: usize) -> String {
    format!("{written} written · {implicit} implicit")
}

pub(super) fn times(count: usize, what: &str) -> String {
    format!("{count} × {what}")
}

pub(super) fn goes_to(address: &str) -> String {
    format!("goes to {address}")
}

// The inspector.
pub(super) const INSPECTOR: &str = "Inspector";
pub(super) const NOTHING_SELECTED: &str = "Choose a device to see what it is and why it is there.";
pub(super) const WHY: &str = "Why is this here?";
pub(super) const FILLED_IN_TITLE: &str = "What libvirt fills in";
pub(super) const FACTS: &str = "What it is";
pub(super) const TAKES: &str = "What it takes";
pub(super) const RELATED: &str = "What it is joined to";
pub(super) const AS_PRINTED: &str = "As libvirt prints it";
pub(super) const RULE: &str = "Rule";
pub(super) const SINCE: &str = "Since";
pub(super) const REFERENCE: &str = "Reference";
pub(super) const ADDRESS: &str = "Address";
pub(super) const COPY_XML: &str = "Copy XML";
pub(super) const BACK_TO_DEVICES: &str = "Back to the devices";

// USB.
pub(super) const USB_VERSION: &str = "USB version";
pub(super) const USB_HINT: &str = "shown first, written when you confirm";
pub(super) const USB_MODEL: &str = "Exact model";
pub(super) const USB_MODEL_KEEP: &str = "As the version says";
pub(super) const NOW: &str = "now";
pub(super) const NOW_IMPLICIT: &str = "now, implicit";
pub(super) const PREVIEW: &str = "preview";
pub(super) const PORTS_NOW: &str = "Ports now";
pub(super) const PORTS_THEN: &str = "Ports then";
pub(super) const NO_PORTS: &str = "No USB ports";
pub(super) const FREE: &str = "free";
pub(super) const WHAT_MOVES: &str = "What moves";
pub(super) const NOTHING_MOVES: &str = "Nothing else moves.";
pub(super) const DEVICE: &str = "Device";
pub(super) const NOW_COLUMN: &str = "Now";
pub(super) const THEN_COLUMN: &str = "Then";
pub(super) const GUEST_SEES: &str = "The guest sees";
pub(super) const SHOW_PATCH: &str = "Show patch";
pub(super) const HIDE_PATCH: &str = "Hide patch";
pub(super) const PATCH: &str = "Patch";

pub(super) fn ports_used(used: usize, all: usize) -> String {
    format!("{used} of {all} used")
}

/// What a device is called where there is little room.
pub(super) fn short(device: &str) -> String {
    device.trim_start_matches("USB ").replace("redirection", "redir").replace("controller", "ctrl")
}

pub(super) fn moves(count: usize) -> String {
    match count {
        1 => "1 device".to_owned(),
        _ => format!("{count} devices"),
    }
}

pub(super) fn show_more(count: usize) -> String {
    format!("Show {count} more")
}

pub(super) fn port(path: &str, device: Option<&str>) -> String {
    format!("Port {path}: {}", device.unwrap_or(FREE))
}

// The source.
pub(super) const SOURCE_LABEL: &str = "Domain XML";
pub(super) const IMPLICIT_SHOWN: &str = "Implicit shown";
pub(super) const IMPLICIT_HIDDEN: &str = "Implicit hidden";
pub(super) const COPY_SOURCE: &str = "Copy the whole source";
pub(super) const LOADING_EDITOR: &str = "Loading the source editor";
pub(super) const GHOSTS_GONE: &str = "implicit lines are hidden until the text parses";

pub(super) fn lines(count: u32) -> String {
    match count {
        1 => "1 line".to_owned(),
        _ => format!("{count} lines"),
    }
}

// A text that does not parse.
pub(super) const PAUSED_REASON: &str = "The text is not a domain that can be shown as devices. Nothing is lost: keep typing, and \
     the form continues as soon as it parses.";
pub(super) const UNDO_LAST_EDIT: &str = "Undo last edit";

pub(super) fn paused(line: u32) -> String {
    format!("Form paused at line {line}")
}

pub(super) fn at(line: u32, column: u32, message: &str) -> String {
    format!("Line {line}, column {column}: {message}")
}

pub(super) fn go_to_line(line: u32) -> String {
    format!("Go to line {line}")
}

// Problems.
pub(super) const NO_PROBLEMS: &str = "No problems.";
pub(super) const NEXT_PROBLEM: &str = "next problem";
pub(super) const ERROR: &str = "error";
pub(super) const WARNING: &str = "warning";
pub(super) const NOTE: &str = "note";

pub(super) fn plural(count: usize, word: &str) -> String {
    if count == 1 { format!("{count} {word}") } else { format!("{count} {word}s") }
}

pub(super) fn line(line: u32) -> String {
    format!("Line {line}")
}

// The history.
pub(super) const MOMENTS: &str = "Steps, newest first";
pub(super) const UNDONE: &str = "undone";
pub(super) const SINCE_LOADED: &str = "What differs from the loaded document";
pub(super) const NOT_COMPARED: &str =
    "The text does not parse, so it is not compared. Choose a step to leave it.";
pub(super) const BACK_TO_LOADED: &str = "Go back to the loaded document";
pub(super) const DOWNLOAD_LOADED: &str = "Download the loaded document";
pub(super) const NOTHING_DIFFERS: &str = "The text is as it was loaded, byte for byte.";
pub(super) const GUEST_THE_SAME: &str = "The text differs, the devices do not.";
pub(super) const DEVICES_THAT_DIFFER: &str = "Devices that differ";
pub(super) const ADDED: &str = "added";
pub(super) const REMOVED: &str = "removed";
pub(super) const CHANGED: &str = "changed";
pub(super) const IMPLICIT_TAG: &str = "implicit";
pub(super) const NO_VALUE: &str = "–";
pub(super) const BECOMES: &str = "becomes";

pub(super) fn added_and_removed(added: usize, removed: usize) -> String {
    format!("+{added} −{removed} lines")
}

/// `web01.original.xml`.
pub(super) fn original_name(name: &str) -> String {
    format!("{}.original.xml", name.trim_end_matches(".xml"))
}

// Passwords.
pub(super) const SHOW_PASSWORDS: &str = "Show passwords";
pub(super) const MASK_PASSWORDS: &str = "Mask passwords";
pub(super) const PASSWORDS_HINT: &str = "Passwords and keys are masked in devices, comparisons and reports until you ask \
     to see them. The source shows the text as it is.";

pub(super) fn secrets(count: usize) -> String {
    if count == 1 { "1 password or key".to_owned() } else { format!("{count} passwords or keys") }
}

pub(super) fn masked_here(count: usize) -> String {
    format!("{} masked. The loaded document is downloaded with what it holds.", secrets(count))
}

pub(super) fn include_secrets(count: usize) -> String {
    format!("Include {}", secrets(count))
}

pub(super) fn with_secrets(count: usize, included: bool) -> String {
    match included {
        true => format!("The result holds {}. Whoever gets it can read them.", secrets(count)),
        false => {
            format!("{} left out. Defining the result removes what is left out on the host.", secrets(count))
        }
    }
}

/// ` without 2 passwords or keys`.
fn secrets_said(of: Secrets) -> String {
    match of {
        Secrets::None => String::new(),
        Secrets::Included(count) => format!(" with {}", secrets(count)),
        Secrets::LeftOut(count) => format!(" without {}", secrets(count)),
    }
}

pub(super) fn copied(secrets: Secrets) -> String {
    format!("Copied{}.", secrets_said(secrets))
}

// Work kept for the next visit.
pub(super) const NEXT_VISIT: &str = "For the next visit";
pub(super) const KEEP_WORK: &str = "Keep unsaved work in this browser";
pub(super) const KEEP_PASSWORDS: &str = "With its passwords and keys";
pub(super) const FORGET_WORK: &str = "Forget it";
pub(super) const NOT_KEPT: &str = "Nothing is kept. A reload loses what was not exported.";
pub(super) const RESUMED: &str = "Unsaved work of your last visit";
pub(super) const FORGOTTEN: &str = "What was kept in this browser is forgotten.";

pub(super) fn kept(kept: Option<usize>, secrets_now: usize, passwords: bool) -> String {
    match kept {
        None => "There is no unsaved work to keep now.".to_owned(),
        Some(0) if passwords && secrets_now > 0 => {
            format!("Kept in this browser with {}. Nothing is sent anywhere.", secrets(secrets_now))
        }
        Some(0) => "Kept in this browser. Nothing is sent anywhere.".to_owned(),
        Some(left_out) => {
            format!("Kept in this browser without {}. Nothing is sent anywhere.", secrets(left_out))
        }
    }
}

pub(super) fn resumed(name: &str, left_out: usize) -> String {
    match left_out {
        0 => format!("{name} is as you left it; it was kept in this browser only."),
        _ => format!(
            "{name} was kept in this browser only, without {}: write them again, or open the file again.",
            secrets(left_out)
        ),
    }
}

// Export.
pub(super) const WHAT_IS_EXPORTED: &str = "What is exported";
pub(super) const STYLE: &str = "Style of the export";
pub(super) const RESULT: &str = "Result";
pub(super) const REASON: &str = "Reason";
pub(super) const UNCHANGED: &str = "unchanged";
pub(super) const NO_CHANGES: &str = "The result is the source, byte for byte.";
pub(super) const IN_THE_WAY: &str = "In the way";
pub(super) const ELSEWHERE: &str = "Also to know";
pub(super) const COPY: &str = "Copy";
pub(super) const NEEDS: &str = "needs";
pub(super) const CHANGE: &str = "Change";
pub(super) const BLOCKED: &str = "There is no result to download: see the reasons below.";

pub(super) fn download(file: &str) -> String {
    format!("Download {file}")
}

pub(super) fn changes(count: usize) -> String {
    plural(count, "change")
}

/// How many others the same is said of.
pub(super) fn and_more(count: usize) -> String {
    if count == 0 { String::new() } else { format!(" and {count} more") }
}

pub(super) fn sample(id: &str) -> String {
    format!("Sample {id}")
}

pub(super) fn lines_between(first: u32, last: u32) -> String {
    if first == last { line(first) } else { format!("Lines {first}–{last}") }
}

pub(super) const SHOW_DEVICE: &str = "Show the device";

/// What the choices about a change are for.
pub(super) fn decide(number: usize) -> String {
    format!("What happens to change {number}")
}

pub(super) fn reset_choices(count: usize) -> String {
    format!("Reset {}", plural(count, "choice"))
}

// The timeline.
pub(super) const RELEASES: &str = "Releases of libvirt";
pub(super) const DISTRIBUTIONS: &str = "Distributions";
pub(super) const TIMELINE: &str = "Timeline, ";
pub(super) const VERDICT: &str = "Verdict";
pub(super) const ENDS_BECAUSE: &str = "What later releases take that these do not";
pub(super) const AS_TABLE: &str = "As a table";
pub(super) const AS_PICTURE: &str = "As a picture";
pub(super) const CHOSEN_STYLE: &str = "shown below";
pub(super) const CHOOSE_STYLE: &str = "Show this style below";
pub(super) const MAKE_TARGET: &str = "Make it the target";
pub(super) const IS_TARGET: &str = "This is the target.";
pub(super) const TIMELINE_HINT: &str = "Point at a release, or use the arrow keys, to read what it does; a click or Enter \
     makes it the target.";
pub(super) const DRAWING: &str = "Being computed: the releases are asked how they take it.";
pub(super) const TIMELINE_TAKES_LONG: &str = "So many devices take a while to ask every release about.";
pub(super) const DRAW_TIMELINE: &str = "Ask the releases";
pub(super) const NOT_YET: &str = "being computed";
pub(super) const COMPUTING: &str =
    "Being computed: what the target says to the other styles, and the timeline.";
pub(super) const VERDICTS_COMPUTED: &str = "The verdicts on all styles are computed.";
pub(super) const COMPUTED: &str = "The verdicts on all styles and the timeline are computed.";

pub(super) fn timeline(name: &str) -> String {
    format!("Which libvirt takes {}", name.trim_end_matches(".xml"))
}

/// What a release of libvirt says, whatever its QEMU.
pub(super) fn by_itself(release: &str, said: &str) -> String {
    format!("libvirt {release} by itself: {said}.")
}

pub(super) fn target_is(name: &str) -> String {
    format!("Target: {name}")
}

pub(super) fn parsed_by(release: &str) -> String {
    format!("Parsed by: libvirt {release}")
}

/// A release or a distribution with what it says, for screen readers.
pub(super) fn release(name: &str, distributions: &str, said: &str, because: &str) -> String {
    let with = if distributions.is_empty() { String::new() } else { format!(", {distributions}") };
    let because = if because.is_empty() { String::new() } else { format!(". {because}") };
    format!("{name}{with}: {said}{because}")
}

// What to run.
pub(super) const HOW_TO: &str = "On the hosts";
pub(super) const COPY_COMMAND_LINE: &str = "Copy this command";
pub(super) const REPORT_TEXT: &str = "Report as text";
pub(super) const REPORT_JSON: &str = "Report as JSON";
pub(super) const REPORT_HTML: &str = "Report to print";

// Nothing loaded.
pub(super) const EMPTY_TITLE: &str = "See what libvirt makes of a domain";
pub(super) const EMPTY_TEXT: &str = "Open a domain XML: the editor shows every device libvirt adds on its own, explains \
     why, and exports the domain for older libvirt releases without changing the guest behind your back.";
pub(super) const DROP_HERE: &str = "Drop a domain XML here";
pub(super) const DROP_TO_OPEN: &str = "Drop to open";
pub(super) const OR_PASTE: &str = "or paste it anywhere on this page";
pub(super) const PASTE_XML: &str = "Paste XML";
pub(super) const FROM_SAMPLE: &str = "Or start from a sample";
pub(super) const BEST_INPUT: &str = "Best input";
pub(super) const BEST_COMMAND: &str = "virsh dumpxml --inactive --migratable NAME";
pub(super) const COPY_COMMAND: &str = "Copy the command";
pub(super) const BEST_HINT_BEFORE: &str = "Add ";
pub(super) const BEST_HINT_OPTION: &str = "--security-info";
pub(super) const BEST_HINT_AFTER: &str =
    " if passwords must survive: without it they are absent, and defining the file removes them.";
pub(super) const YOUR_FILE: &str = "What happens to your file";
pub(super) const YOUR_FILE_STAYS: &str = "It stays in this browser. Nothing is sent anywhere.";
pub(super) const YOUR_FILE_BYTES: &str =
    "Lines you do not change stay the same, byte for byte, comments included.";
pub(super) const YOUR_FILE_IMPLICIT: &str = "Implicit devices are shown, never written, until you say so.";
pub(super) const NOTHING_SENT: &str = "No server behind it";
pub(super) const KNOWS: &str = "x86_64 guests of the QEMU driver, i440fx and q35";

// Messages that go away by themselves.
pub(super) const NOT_COPIED: &str =
    "The browser does not let this page copy. Mark the text and copy it by hand.";
pub(super) const NOT_PASTED: &str =
    "The browser does not let this page read the clipboard. Press Ctrl V instead.";
pub(super) const CLIPBOARD_EMPTY: &str = "The clipboard holds no text.";
pub(super) const CLOSE: &str = "Close";
pub(super) const PASTED_NAME: &str = "pasted.xml";

pub(super) fn opened(name: &str) -> String {
    format!("Opened {name}.")
}

pub(super) const BACK: &str = "Back to the file before";

pub(super) fn not_utf8(name: &str) -> String {
    format!("{name} is not UTF-8 text. Save it as UTF-8, then open it again.")
}

pub(super) fn not_read(name: &str) -> String {
    format!("{name} cannot be read. Choose it again.")
}

pub(super) fn downloaded(name: &str, secrets: Secrets) -> String {
    format!("Downloaded {name}{}.", secrets_said(secrets))
}

pub(super) fn removed(name: &str) -> String {
    format!("{name} removed.")
}

pub(super) fn all_written(count: usize) -> String {
    format!("{} written into the text.", plural(count, "implicit device"))
}

// The map of the keyboard: keys, then what they do.
pub(super) const KEYS: [(&str, &str); 16] = [
    ("F1 · Ctrl Shift P", "go to a device, a line or a command"),
    ("F6 · Shift F6", "next, previous pane"),
    ("Alt 1 · Alt 2 · Alt 3 · Alt 4", "tree, inspector, source, problems"),
    ("↑ ↓ Home End", "move in the tree"),
    ("letters", "to the next row that begins so"),
    ("← → Space", "fold and unfold a group"),
    ("Enter", "from the tree to the inspector"),
    ("/", "filter the devices"),
    ("F8 · Shift F8", "next, previous problem"),
    ("Ctrl Z · Ctrl Shift Z", "undo, redo; one history for form and text"),
    ("H", "history, and what differs from the loaded document"),
    ("Ctrl F", "search in the source"),
    ("Esc, then Tab", "leave the source"),
    ("Ctrl E · Ctrl S", "export view · download the result"),
    ("I", "implicit lines on or off"),
    ("?", "this map"),
];
