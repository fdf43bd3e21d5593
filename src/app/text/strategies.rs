//! The strategies side by side.

use super::{Language, words};

words! {
    strategies { en: "Ways to get it there, side by side", de: "Wege dorthin, nebeneinander" }
    strategies_hint {
        en: "The four that libvirt weighed in 2012, and the compact form.",
        de: "Die vier, die libvirt 2012 erwog, und die kompakte Form.",
    }
    strategy { en: "Strategy", de: "Strategie" }
    on_target(target: &str) { en: format!("On {target}"), de: format!("Auf {target}") }
    on_this_host { en: "On this host", de: "Auf diesem Host" }
    understood_from { en: "Understood from", de: "Verstanden ab" }
    lines_of_it { en: "Lines", de: "Zeilen" }
    by_no_release { en: "no release that we know", de: "keiner Version, die wir kennen" }
    left_out(count: usize) {
        en: format!("{} left out", Language::English.number(count)),
        de: format!("{} weggelassen", Language::German.number(count)),
    }
    written_out(added: usize, rewritten: usize) {
        en: format!("{} written out, {} in other words", Language::English.number(added), Language::English.number(rewritten)),
        de: format!("{} ausgeschrieben, {} in anderen Worten", Language::German.number(added), Language::German.number(rewritten)),
    }
    what_is_in_the_way(count: usize) {
        en: Language::English.many(count, "thing in the way", "things in the way"),
        de: format!("{} im Weg", Language::German.many(count, "Sache", "Sachen")),
    }
    filled_in_lines(count: usize) {
        en: if count == 1 { "filled in by libvirt".to_owned() } else { format!("{} filled in by libvirt", Language::English.number(count)) },
        de: if count == 1 { "von libvirt ergänzt".to_owned() } else { format!("{} von libvirt ergänzt", Language::German.number(count)) },
    }
    use_strategy { en: "Use it", de: "Benutzen" }
    strategy_in_use { en: "In use", de: "In Gebrauch" }
    // Between what the button does and the name of the style, for screen readers.
    by_style(title: &str) {
        en: format!(": {title}, style "),
        de: format!(": {title}, Art "),
    }
}
