//! A judgement is the verdict of the whole export, with what decides it.

use libvirt_domain_editor::compat::Target;
use libvirt_domain_editor::export::{Class, Prepared, Style, Verdict};
use libvirt_domain_editor::machine::Host;
use libvirt_domain_editor::xml;

#[path = "support/domains.rs"]
mod domains;

const TARGETS: [&str; 2] = ["rhel7.9", "debian12"];

#[test]
fn say_what_the_report_says() {
    let host = Host::default();
    for text in domains::texts() {
        let document = xml::parse(&text).expect("a case");
        let prepared = Prepared::new(&document, &host);
        for target in TARGETS.map(|it| Target::parse(it).expect("a target")) {
            for style in [Style::Written, Style::Target] {
                let judgement = prepared.judge(style, &target);
                let report = prepared.export(style, Some(&target)).report;
                let what = format!("{} as {} of\n{text}", target.name, style.as_str());
                assert_eq!(judgement.verdict, report.verdict(), "{what}");
                assert_eq!(judgement.guest_abi, report.guest_abi, "{what}");
                let fine = matches!(judgement.verdict, Verdict::Accepted | Verdict::Rewritten);
                assert_eq!(judgement.because.is_empty(), fine, "{what}");
                if judgement.verdict == Verdict::Refused {
                    let refused = report.changes.iter().find(|it| it.class == Class::Refused);
                    assert_eq!(Some(&judgement.because), refused.map(|it| &it.reason), "{what}");
                    assert_eq!(judgement.line, refused.and_then(|it| it.line), "{what}");
                }
            }
        }
    }
}
