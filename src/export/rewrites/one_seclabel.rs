//! `one-seclabel`: the one security label that releases before 0.10.0 read.

use crate::compat::Wording;
use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;
use crate::xml::NodeId;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "one-seclabel",
    title: "The one security label that releases before 0.10.0 read.",
    until: Wording::SeveralSeclabels,
    class: Class::HostOnly,
    reference: "990e46c454",
    apply,
};

/// They take the first for the driver that they have, which is SELinux or AppArmor; the owner of files (dac) came later.
fn apply(work: &mut Work<'_>) {
    let document = work.document();
    let labels: Vec<NodeId> = document.elements_named(document.root(), "seclabel").collect();
    let of_driver = |it: &&NodeId| work.is(**it, "@model", "selinux") || work.is(**it, "@model", "apparmor");
    let plain = |it: &&NodeId| !work.is(**it, "@model", "dac");
    let kept = labels.iter().find(of_driver).or_else(|| labels.iter().find(plain)).copied();
    for label in labels.into_iter().filter(|it| Some(*it) != kept) {
        work.drop(label, "Releases before 0.10.0 read one label only, and know no dac.");
    }
}
