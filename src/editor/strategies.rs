//! The strategies of 2012 and the compact form, side by side for the document.

use super::Style;
use super::command::Command;
use super::export::kind;
use super::view::{StrategyChoice, StrategyReason, Weighed};
use crate::compat::Target;
use crate::export::{Prepared, Way};

/// Every strategy, before it is weighed.
pub(super) fn choices(chosen: Style) -> Vec<StrategyChoice> {
    let choice = |it: Way| StrategyChoice {
        style: it.style,
        title: title(it.style).to_owned(),
        means: it.means.to_owned(),
        current: it.style == chosen,
        command: Command::SetStyle(it.style),
    };
    Way::ALL.into_iter().map(choice).collect()
}

/// What a strategy comes to for the target.
pub(super) fn weighed(prepared: &Prepared<'_>, way: Way, target: Option<&Target>) -> Weighed {
    let strategy = way.weigh(prepared, target);
    let because = strategy.because.into_iter().map(|it| (it.reason, it.path, it.source_line));
    let in_the_way = strategy.in_the_way.into_iter().map(|it| (it.reason, it.path, it.line));
    Weighed {
        style: way.style,
        kind: kind(strategy.verdict, target),
        guest_abi: strategy.guest_abi_reason,
        earliest: strategy.earliest_libvirt.map(|it| it.to_string()),
        because: together(because),
        in_the_way: together(in_the_way),
        added: strategy.added,
        rewritten: strategy.rewritten,
        dropped: strategy.dropped,
    }
}

/// Lines with the same reason are told together.
fn together(lines: impl Iterator<Item = (String, String, Option<u32>)>) -> Vec<StrategyReason> {
    let mut told: Vec<StrategyReason> = Vec::new();
    for (reason, path, line) in lines {
        let at = told.iter().position(|it| it.reason == reason).unwrap_or_else(|| {
            told.push(StrategyReason { reason, path, lines: Vec::new(), filled_in: 0 });
            told.len() - 1
        });
        match line {
            Some(line) => told[at].lines.push(line),
            None => told[at].filled_in += 1,
        }
    }
    told
}

fn title(style: Style) -> &'static str {
    match style {
        Style::Written => "As written",
        Style::Expanded => "Require an upgrade",
        Style::Migratable => "Leave out added controllers",
        Style::AsNeeded => "Controllers as needed",
        Style::Target => "Write for the target",
        Style::Compact => "Compact",
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Command, Editor, Found, VerdictKind};
    use super::*;
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    fn found(sample: &str, target: &str) -> Vec<Weighed> {
        let mut editor = Editor::new();
        editor.update(Command::LoadSample(sample.to_owned()));
        editor.update(Command::SetTarget(Some(target.to_owned())));
        let outlook = editor.outlook().unwrap();
        let mut all = Vec::new();
        let finding = outlook.find(false, async |it| {
            if let Found::Strategy(it) = it {
                all.push(it);
            }
            Some(())
        });
        // Nobody makes it wait.
        let ready = pin!(finding).poll(&mut Context::from_waker(Waker::noop()));
        assert_eq!(ready, Poll::Ready(Some(())));
        all
    }

    #[test]
    fn what_requires_an_upgrade_names_the_release_and_its_lines() {
        let all = found("app-legacy", "0.9.4");
        let styles: Vec<Style> = all.iter().map(|it| it.style).collect();
        assert_eq!(styles, Way::ALL.map(|it| it.style));
        let upgrade = &all[0];
        assert_eq!(upgrade.kind, VerdictKind::Refused);
        assert!(upgrade.earliest.is_some() && !upgrade.because.is_empty());
        assert!(upgrade.because.iter().all(|it| !it.lines.is_empty() || it.filled_in > 0));
        assert!(upgrade.dropped < all[1].dropped, "the migratable form leaves more out");
    }

    #[test]
    fn a_text_that_is_taken_beside_a_refused_result_is_explained() {
        let mut editor = Editor::new();
        editor.update(Command::LoadSample("app-legacy".to_owned()));
        editor.update(Command::SetTarget(Some("rhel6.2".to_owned())));
        assert_eq!(editor.view().verdict.unwrap().short, "Text as written: accepted");
        let export = editor.export().unwrap();
        assert_eq!(export.verdict.kind, VerdictKind::Refused);
        assert!(export.earliest.ends_with("what this host fills in beside it."), "{}", export.earliest);
        editor.update(Command::SetTarget(Some("0.9.4".to_owned())));
        assert!(!editor.export().unwrap().earliest.contains("refuses"));
    }

    #[test]
    fn lines_with_one_reason_are_told_together() {
        let line = |reason: &str, line| (reason.to_owned(), "/domain".to_owned(), line);
        let told =
            together([line("a", Some(3)), line("b", None), line("a", Some(9)), line("a", None)].into_iter());
        assert_eq!(told.len(), 2);
        assert_eq!((&told[0].lines[..], told[0].filled_in), (&[3, 9][..], 1));
    }
}
