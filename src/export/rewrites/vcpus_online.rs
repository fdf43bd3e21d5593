//! `vcpus-online`: how many processors are on, where the first ones are.

use crate::compat::Wording;
use crate::export::report::Class;
use crate::export::rewrite::Rewrite;
use crate::export::work::Work;
use crate::xml::NodeId;

pub(in crate::export) static REWRITE: Rewrite = Rewrite {
    id: "vcpus-online",
    title: "How many processors are on, where the first ones are.",
    until: Wording::SingleVcpus,
    class: Class::Safe,
    reference: "virDomainVcpuParse",
    apply,
};

/// Where no order is said, and the processors that are on come before those that are off.
fn apply(work: &mut Work<'_>) {
    let document = work.document();
    let root = document.root();
    let (Some(vcpu), Some(vcpus)) = (document.child(root, "vcpu"), document.child(root, "vcpus")) else {
        return;
    };
    let all: Vec<NodeId> = document.elements_named(vcpus, "vcpu").collect();
    let on = |it: &NodeId| work.is(*it, "@enabled", "yes");
    let count = all.iter().take_while(|it| on(it)).count();
    let is_plain = all.iter().enumerate().all(|(at, it)| {
        document.attribute(*it, "order").is_none()
            && work.is(*it, "@id", &at.to_string())
            && on(it) == (at < count)
    });
    let is_whole = document.text(vcpu).trim() == all.len().to_string();
    if is_plain && is_whole && count > 0 {
        let reason = "Releases before 2.2.0 count the processors that are on, and it is the first ones.";
        if count < all.len() {
            work.set(vcpu, "current", &count.to_string(), reason);
        }
        work.drop(vcpus, reason);
    }
}
