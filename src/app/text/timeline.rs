//! The timeline of releases.

use super::words;

words! {
    releases { en: "Releases of libvirt", de: "Versionen von libvirt" }
    distributions { en: "Distributions", de: "Distributionen" }
    with_their_qemu { en: "with their QEMU", de: "mit ihrem QEMU" }
    all_releases(count: usize) {
        en: if count == 1 { "This release".to_owned() } else { format!("All {count} releases") },
        de: if count == 1 { "Diese Version".to_owned() } else { format!("Alle {count} Versionen") },
    }
    change_number(number: usize) { en: format!("Change {number}"), de: format!("Änderung {number}") }
    timeline_lane { en: "Timeline, ", de: "Zeitleiste, " }
    verdict { en: "Verdict", de: "Urteil" }
    ends_because {
        en: "What is otherwise from the next release on",
        de: "Was ab der nächsten Version anders ist",
    }
    as_table { en: "As a table", de: "Als Tabelle" }
    as_picture { en: "As a picture", de: "Als Bild" }
    chosen_style { en: "shown below", de: "unten gezeigt" }
    choose_style { en: "Show this style below", de: "Diese Art unten zeigen" }
    make_target { en: "Make it the target", de: "Zum Ziel machen" }
    is_target { en: "This is the target.", de: "Das ist das Ziel." }
    timeline_hint {
        en: "Point at a release, or use the arrow keys, to read what it does; a click or Enter makes it the target.",
        de: "Auf eine Version zeigen oder die Pfeiltasten benutzen, um zu lesen, was sie tut; ein Klick oder die \
             Eingabetaste macht sie zum Ziel.",
    }
    drawing {
        en: "Being computed: the releases are asked how they take it.",
        de: "Wird berechnet: Jede Version wird gefragt, was sie davon hält.",
    }
    timeline_takes_long {
        en: "So many devices take a while to ask every release about.",
        de: "Bei so vielen Geräten dauert es eine Weile, jede Version zu fragen.",
    }
    draw_timeline { en: "Ask the releases", de: "Versionen fragen" }
    timeline(name: &str) {
        en: format!("Which libvirt takes {}", name.trim_end_matches(".xml")),
        de: format!("Welches libvirt {} annimmt", name.trim_end_matches(".xml")),
    }
    // What a release of libvirt says, whatever its QEMU.
    by_itself(release: &str, said: &str) {
        en: format!("libvirt {release} by itself: {said}."),
        de: format!("libvirt {release} für sich allein: {said}."),
    }
    target_is(name: &str) { en: format!("Target: {name}"), de: format!("Ziel: {name}") }
    parsed_by_release(release: &str) {
        en: format!("Parsed by: libvirt {release}"),
        de: format!("Gelesen von: libvirt {release}"),
    }
    at_line(line: u32) { en: format!(", line {line}"), de: format!(", Zeile {line}") }
    // A release or a distribution with what it says, for screen readers.
    release(name: &str, distributions: &str, said: &str, because: &str) {
        en: release(name, distributions, said, because),
        de: release(name, distributions, said, because),
    }
}

fn release(name: &str, distributions: &str, said: &str, because: &str) -> String {
    let with = if distributions.is_empty() { String::new() } else { format!(", {distributions}") };
    let because = if because.is_empty() { String::new() } else { format!(". {because}") };
    format!("{name}{with}: {said}{because}")
}
