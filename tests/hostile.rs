//! Whatever the text, nothing crashes: a mutilated domain is either refused with a place, or goes through the
//! whole program; what parses prints back identical.

#[path = "support/domains.rs"]
mod domains;
#[path = "support/random.rs"]
mod random;

use libvirt_domain_editor::command::{UsbWish, make_all_explicit, plan_usb};
use libvirt_domain_editor::compat::Target;
use libvirt_domain_editor::editor::{Command, Editor};
use libvirt_domain_editor::export::{Style, export};
use libvirt_domain_editor::implicit::{Mode, complete};
use libvirt_domain_editor::machine::Host;
use libvirt_domain_editor::xml;
use random::Random;

/// Pieces that trip over numbers, references, names and nesting.
const PIECES: [&str; 20] = [
    "<",
    ">",
    "'",
    "\"",
    "&",
    "&amp;",
    "&#0;",
    "<!--",
    "-->",
    "]]>",
    "-1",
    "99999999999",
    "0x",
    "usb",
    "pci",
    "\u{a0}",
    "<a/>",
    "</a>",
    "",
    "none",
];

#[test]
fn mutilated_texts_crash_nothing() {
    let host = Host::default();
    let target = Target::parse("rhel6.2").expect("a known target");
    let mut parsed = 0;
    for (seed, text) in domains::texts().iter().enumerate() {
        let mut random = Random::new(seed as u64 + 77);
        for _ in 0..3 {
            let text = mutilated(text, &mut random);
            let Ok(document) = xml::parse(&text) else { continue };
            parsed += 1;
            assert_eq!(document.to_string(), text);
            let completed = complete(&document, &host, Mode::Define);
            complete(&document, &host, Mode::Load);
            make_all_explicit(&document, &completed);
            let _ = plan_usb(&document, &host, &UsbWish::Usb2, true);
            export(&document, &host, Style::Target, Some(&target));
            export(&document, &host, Style::Migratable, None);
        }
    }
    assert!(parsed > 50, "only {parsed} mutilated texts parse");
}

fn mutilated(text: &str, random: &mut Random) -> String {
    let mut text = text.to_owned();
    for _ in 0..1 + random.below(3) {
        // Inside quotes most mutilations stay well-formed, and reach further.
        let places: Vec<usize> = text.match_indices(['\'', '>', ' ']).map(|(at, _)| at + 1).collect();
        let from = places[random.below(places.len())];
        let to = text[from..].char_indices().nth(random.below(6)).map_or(text.len(), |(at, _)| from + at);
        text.replace_range(from..to, PIECES[random.below(PIECES.len())]);
    }
    text
}

#[test]
fn the_editor_keeps_what_it_cannot_parse() {
    let mut editor = Editor::new();
    let good = "<domain type='kvm'><name>a</name></domain>";
    editor.update(Command::Load { name: "a.xml".to_owned(), text: good.to_owned() });
    editor.update(Command::ReplaceText("<domain type='kvm'><name>a</na".to_owned()));
    let view = editor.view();
    assert_eq!(view.source.text, "<domain type='kvm'><name>a</na");
    assert!(view.source.error.is_some());
    assert!(!view.groups.is_empty(), "the tree of the last good text stays");
    assert!(editor.export().is_none());
    editor.update(Command::Undo);
    assert_eq!(editor.view().source.text, good);
}

/// A number costs no more than what it describes: nobody waits or runs out of memory for digits.
#[test]
fn huge_numbers_are_not_counted_out() {
    for inside in [
        "<iothreads>4000000000</iothreads><iothreadids><iothread id='1'/></iothreadids>",
        "<iothreads>16000</iothreads><iothreadids><iothread id='1'/></iothreadids>",
        "<vcpu>4000000000</vcpu><cputune><vcpusched vcpus='0' scheduler='fifo' priority='1'/></cputune>",
        "<vcpu>4000000000</vcpu><vcpus><vcpu id='0' enabled='yes'/></vcpus>",
        "<vcpu>4000000000</vcpu><cpu><numa><cell cpus='0' memory='1'/></numa></cpu>",
    ] {
        let text = format!(
            "<domain type='kvm'><name>a</name><memory>1</memory><os><type>hvm</type></os>{inside}</domain>"
        );
        let document = xml::parse(&text).expect("a well-formed test");
        for mode in [Mode::Define, Mode::Load] {
            complete(&document, &Host::default(), mode);
        }
    }
}
