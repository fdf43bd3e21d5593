//! Masks what libvirt makes up or takes from the host, as `oracle --normalize` does and somewhat more, so that a recorded
//! answer and our own completion can be compared. A value that the input gives is never masked, and a
//! masked text stays as it is.

use std::collections::{HashMap, HashSet};

const NIL: &str = "00000000-0000-0000-0000-000000000000";
const ALIASES: [&str; 5] = ["pc", "q35", "virt", "pseries", "s390-ccw-virtio"];
const FAMILIES: [&str; 5] = ["pc-i440fx", "pc-q35", "virt", "pseries", "s390-ccw-virtio"];

/// `output` as recorded for `input`: generated UUIDs, MAC addresses, emulator and newest machine masked.
pub(crate) fn normalize(input: &str, output: &str) -> String {
    let mut text = output.to_owned();
    if !input.contains("<uuid") || has_empty(input, "uuid") {
        text = mask_content(&text, "uuid", NIL);
    }
    text = mask_macs(input, &text);
    if !has_element(input, "emulator") {
        text = mask_content(&text, "emulator", "@EMULATOR@");
    }
    if has_empty(input, "genid") {
        text = mask_content(&text, "genid", NIL);
    }
    for id in ["interfaceid", "instanceid"] {
        if !input.contains(id) {
            text = mask_ids(&text, id);
        }
    }
    if machine(input).is_none_or(|it| ALIASES.contains(&it)) {
        text = mask_machine(&text);
    }
    text
}

/// Replaces what stands between the first `<name>` and `</name>`.
fn mask_content(text: &str, name: &str, mask: &str) -> String {
    let (open, close) = (format!("<{name}>"), format!("</{name}>"));
    let Some(start) = text.find(&open).map(|it| it + open.len()) else { return text.to_owned() };
    let Some(length) = text[start..].find('<') else { return text.to_owned() };
    if !text[start + length..].starts_with(&close) {
        return text.to_owned();
    }
    format!("{}{mask}{}", &text[..start], &text[start + length..])
}

/// Replaces what libvirt made up for ports of virtual switches.
fn mask_ids(text: &str, id: &str) -> String {
    let name = format!("{id}='");
    let mut parts = text.split(&name);
    let mut masked = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let rest = part.find('\'').map_or("", |end| &part[end..]);
        masked.push_str(&format!("{name}{NIL}{rest}"));
    }
    masked
}

fn has_element(text: &str, name: &str) -> bool {
    text.match_indices('<').any(|(at, _)| {
        text[at + 1..]
            .strip_prefix(name)
            .is_some_and(|rest| !rest.starts_with(|it: char| it.is_alphanumeric() || it == '_'))
    })
}

/// Whether there is such an element that says nothing.
fn has_empty(text: &str, name: &str) -> bool {
    text.match_indices(&format!("<{name}")).any(|(at, it)| {
        let rest = text[at + it.len()..].trim_start();
        rest.starts_with("/>") || rest.strip_prefix('>').is_some_and(|it| it.trim_start().starts_with("</"))
    })
}

/// The value of the first attribute `machine`.
fn machine(text: &str) -> Option<&str> {
    text.match_indices("machine").find_map(|(at, name)| {
        if text[..at].ends_with(|it: char| it.is_alphanumeric()) {
            return None;
        }
        let value = text[at + name.len()..].trim_start().strip_prefix('=')?.trim_start();
        let value = value.strip_prefix(['"', '\''])?;
        Some(&value[..value.find(['"', '\''])?])
    })
}

fn mask_machine(text: &str) -> String {
    let Some(of_type) = text.find("<type ") else { return text.to_owned() };
    let name = "machine='";
    let Some(start) = text[of_type..].find(name).map(|it| of_type + it + name.len()) else {
        return text.to_owned();
    };
    let Some(length) = text[start..].find('\'') else { return text.to_owned() };
    let value = &text[start..start + length];
    let versioned = |family: &&&str| {
        let version = value.strip_prefix(**family).and_then(|it| it.strip_prefix('-'));
        version.is_some_and(|it| it.starts_with(|it: char| it.is_ascii_digit()))
    };
    match FAMILIES.iter().find(versioned) {
        Some(family) => format!("{}{family}-@NEWEST@{}", &text[..start], &text[start + length..]),
        None => text.to_owned(),
    }
}

/// Numbers the MAC addresses that the input does not give, in the order in which they appear.
fn mask_macs(input: &str, text: &str) -> String {
    let given: HashSet<String> = macs(input).map(|at| input[at..at + 17].to_lowercase()).collect();
    let mut made: HashMap<&str, String> = HashMap::new();
    let mut masked = String::with_capacity(text.len());
    let mut done = 0;
    for at in macs(text) {
        let mac = &text[at..at + 17];
        masked.push_str(&text[done..at]);
        done = at + 17;
        if given.contains(&mac.to_lowercase()) {
            masked.push_str(mac);
        } else {
            let number = made.len() + 1;
            let mask = || format!("52:54:00:00:{:02x}:{:02x}", number / 256, number % 256);
            masked.push_str(made.entry(mac).or_insert_with(mask));
        }
    }
    masked + &text[done..]
}

/// Where six pairs of hex digits between colons begin, standing alone.
fn macs(text: &str) -> impl Iterator<Item = usize> + '_ {
    let bytes = text.as_bytes();
    let word = |at: usize| bytes.get(at).is_some_and(|it| it.is_ascii_alphanumeric() || *it == b'_');
    let mut next = 0;
    (0..bytes.len().saturating_sub(16)).filter(move |&at| {
        let mac = bytes[at..at + 17].iter().enumerate().all(|(index, byte)| match index % 3 {
            2 => *byte == b':',
            _ => byte.is_ascii_hexdigit(),
        });
        let alone = at >= next && (at == 0 || !word(at - 1)) && !word(at + 17);
        if mac && alone {
            next = at + 17;
        }
        mac && alone
    })
}
