//! `repeated-entries`: of entries of a `<sysinfo>` with one name the first counts, of boot devices the first four.

use crate::implicit::{Effect, Rule, Scene, Stage};
use crate::xml::NodeId;

pub(super) static RULE: Rule = Rule {
    id: "repeated-entries",
    stage: Stage::Parse,
    effect: Effect::Reads,
    title: "Entries that stand twice",
    reference: "virSysinfoParseXML, virDomainDefParseBootXML",
    since: "0.8.3",
    apply,
};

/// The tables of SMBIOS whose entries libvirt looks for by name. Strings of the maker have none.
const TABLES: [&str; 4] = ["bios", "system", "baseBoard", "chassis"];

/// There are so many kinds of boot devices, and libvirt reads no more of them, be they of different kinds or not.
const BOOT_DEVICES: usize = 4;

/// *When*: a name stands twice in one table, or `<os>` has more than four `<boot>`.
fn apply(scene: &mut Scene<'_>) {
    let document = scene.document();
    let mut later: Vec<NodeId> = Vec::new();
    for sysinfo in document.elements_named(document.root(), "sysinfo") {
        for table in document.elements(sysinfo).filter(|it| TABLES.contains(&document.name(*it))) {
            let mut names = Vec::new();
            for entry in document.elements_named(table, "entry") {
                let Some(name) = document.attribute(entry, "name") else { continue };
                match names.contains(&name) {
                    true => later.push(entry),
                    false => names.push(name),
                }
            }
        }
    }
    let os = document.child(document.root(), "os");
    let boots = os.into_iter().flat_map(|it| document.elements_named(it, "boot"));
    let beyond: Vec<NodeId> = boots.skip(BOOT_DEVICES).collect();
    for entry in later {
        scene.drop(entry, "libvirt reads the first entry of a name.");
    }
    for boot in beyond {
        scene.drop(boot, "libvirt reads four boot devices.");
    }
}

#[cfg(test)]
mod tests {
    use crate::implicit::testing::defined;

    #[test]
    fn the_first_counts() {
        let done = defined(
            "libvirt=11.3.0",
            "<sysinfo type='smbios'><system><entry name='sku'>a</entry><entry name='sku'>b</entry></system></sysinfo>",
        );
        assert_eq!(done.at("sysinfo/system/entry"), "a");
        assert_eq!(
            done.document
                .elements_named(done.document.find(done.document.root(), "sysinfo/system").unwrap(), "entry")
                .count(),
            1
        );
    }
}
