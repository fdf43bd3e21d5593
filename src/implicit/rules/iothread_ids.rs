//! `iothread-ids`: every I/O thread has a number.

use crate::order;

use crate::domain::number;
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};
use crate::xml::{NodeId, Tree};

pub(super) static RULE: Rule = Rule {
    id: "iothread-ids",
    stage: Stage::Parse,
    effect: Effect::Reads,
    title: "I/O threads",
    reference: "virDomainDefParseIOThreads, virDomainIOThreadIDDefArrayInit",
    since: "1.2.8; ids 1.2.15",
    apply,
};

/// `<iothreads>` counts at least those that `<iothreadids>` numbers; where that numbers too few, the lowest
/// free numbers are added. Numbers that nobody wrote are not written down while none is.
/// *When*: one of the two is written.
fn apply(scene: &mut Scene<'_>) {
    let root = scene.root();
    let ids = scene.document().child(root, "iothreadids");
    let written: Vec<NodeId> = match ids {
        Some(ids) => scene.document().elements_named(ids, "iothread").collect(),
        None => Vec::new(),
    };
    let count = scene.document().child(root, "iothreads");
    let Some(asked) = scene.iothreads().map(|it| it as usize) else {
        scene.not_predicted(root, "What becomes of so many I/O threads is not predicted.");
        return;
    };
    if let Some(count) = count.filter(|_| asked == 0 && written.is_empty()) {
        scene.drop(count, "No I/O threads are asked for.");
    }
    if let Some(ids) = ids.filter(|_| written.is_empty()) {
        scene.drop(ids, "No I/O thread is given a number.");
        return;
    }
    let Some(ids) = ids else { return };
    let taken = order::set(written.iter().filter_map(|it| number(&scene.value(*it, "@id")?)));
    let free = (1..).filter(|it| !taken.contains(it));
    for (_, id) in (written.len()..asked).zip(free) {
        let because = "More I/O threads are asked for than have a number; the lowest free one is taken.";
        scene.add(ids, Tree::element("iothread").with("id", id.to_string()), Origin::Default, because);
    }
    if asked < written.len() {
        let because = "As many I/O threads are numbered.";
        scene.set_text(root, "iothreads", &written.len().to_string(), Origin::Default, because);
    }
}

#[cfg(test)]
mod tests {
    use crate::implicit::testing::defined;

    #[test]
    fn the_lowest_free_numbers() {
        let ids = |inside| {
            let done = defined("libvirt=11.3.0", inside);
            let Some(ids) = done.document.find(done.document.root(), "iothreadids") else {
                return (done.at("iothreads"), vec![]);
            };
            let ids =
                done.document.elements(ids).map(|it| done.document.attribute(it, "id").unwrap().into_owned());
            (done.at("iothreads"), ids.collect::<Vec<String>>())
        };
        let numbered =
            "<iothreads>4</iothreads><iothreadids><iothread id='2'/><iothread id='4'/></iothreadids>";
        assert_eq!(ids(numbered), ("4".into(), vec!["2".into(), "4".into(), "1".into(), "3".into()]));
        assert_eq!(ids("<iothreadids><iothread id='5'/></iothreadids>"), ("1".into(), vec!["5".into()]));
        assert_eq!(ids("<iothreads>2</iothreads><iothreadids/>"), ("2".into(), vec![]));
        assert_eq!(ids("<iothreads>0</iothreads>"), (String::new(), vec![]));
    }
}
