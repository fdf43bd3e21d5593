//! The report as text: the verdict, then every change under what it means, the same reason told once.

use std::fmt::{self, Display, Formatter};

use super::offer::Offer;
use super::report::{Action, Change, Class, Report};
use super::tongue::Tongue;

/// A report shown as text.
pub struct Text<'r> {
    report: &'r Report,
    tongue: Tongue<'r>,
}

impl Report {
    /// The report as text in that language.
    pub fn text<'r>(&'r self, tongue: Tongue<'r>) -> Text<'r> {
        Text { report: self, tongue }
    }
}

impl Display for Report {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.text(Tongue::ENGLISH).fmt(f)
    }
}

impl Display for Text<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Text { report, tongue } = self;
        let say = |text: &str| tongue.say(text);
        let target = report.target.as_deref().unwrap_or("this host");
        writeln!(f, "{}", say(&format!("Export: {} · {} · for {target}", report.style, report.host)))?;
        let abi = say(&format!("Guest ABI: {}.", report.guest_abi));
        writeln!(f, "{abi} {}", say(&report.guest_abi_reason))?;
        for it in &report.guest_abi_differences {
            let side = |it: &Option<String>| it.clone().unwrap_or_else(|| say("absent"));
            writeln!(f, "  {}: {} → {}", say(&it.property), side(&it.before), side(&it.after))?;
            if !it.notices.is_empty() {
                writeln!(f, "    {}", say(it.notices))?;
            }
        }
        if report.blocked {
            writeln!(f, "{}", say(&format!("Blocked: {target} refuses the result.")))?;
        }
        let earliest = match report.earliest_libvirt {
            Some(version) => format!("As written: understood from libvirt {version} on."),
            None => "As written: understood by no release that we know.".to_owned(),
        };
        writeln!(f, "{}", say(&earliest))?;
        let mut headings: Vec<(String, Vec<&Change>)> = Vec::new();
        for change in &report.changes {
            let heading = heading(change, target);
            match headings.iter_mut().find(|(it, _)| *it == heading) {
                Some((_, changes)) => changes.push(change),
                None => headings.push((heading, vec![change])),
            }
        }
        headings.iter().try_for_each(|(heading, changes)| section(f, *tongue, heading, changes))?;
        if !report.notes.is_empty() {
            writeln!(f, "\n{}", say("To be known"))?;
        }
        for it in &report.notes {
            let line = say(&format!("line {} of the result", it.result_line));
            writeln!(f, "  {}\n    {line}: {}", say(&it.text), it.path)?;
        }
        let open = report.offers.iter().filter(|it| !it.accepted);
        for (index, it) in open.enumerate() {
            if index == 0 {
                writeln!(f, "\n{}", say("Offered: other hardware, done only where it is accepted"))?;
            }
            offer(f, *tongue, it)?;
        }
        Ok(())
    }
}

fn offer(f: &mut Formatter<'_>, tongue: Tongue<'_>, offer: &Offer) -> fmt::Result {
    let say = |text: &str| tongue.say(text);
    let line = place(tongue, offer.line);
    writeln!(f, "  {line}: {} {} ({})", say(&offer.does), say(offer.notices), offer.reference)?;
    writeln!(f, "    {} {}", say("because:"), say(&offer.solves))?;
    writeln!(f, "    {}  {}", say("accept:"), offer.id)
}

/// Where in the source.
fn place(tongue: Tongue<'_>, line: Option<u32>) -> String {
    tongue.say(&line.map_or("filled in".to_owned(), |line| format!("line {line}")))
}

/// What the change means, in a few words.
fn heading(change: &Change, target: &str) -> String {
    match (change.class, change.action) {
        (Class::Refused, _) => format!("Refused by {target}"),
        (Class::LostGuestChanges, Action::Kept) => format!("Ignored by {target}, and the guest changes"),
        (Class::LostGuestChanges, Action::Rewritten | Action::Added) => {
            "Other hardware, as accepted".to_owned()
        }
        (Class::LostGuestChanges, _) => "Left out, and the guest changes".to_owned(),
        (Class::Unknown, _) => "Not predicted".to_owned(),
        (_, Action::Kept) => format!("Ignored by {target}, and the guest does not notice"),
        (_, Action::Rewritten) => "In other words".to_owned(),
        (_, Action::Added) => "Written out".to_owned(),
        (_, Action::Dropped) if change.line.is_none() => {
            "Filled in by the host, and not written out".to_owned()
        }
        (_, Action::Dropped) => "Left out, and the guest does not notice".to_owned(),
    }
}

fn section(f: &mut Formatter<'_>, tongue: Tongue<'_>, heading: &str, changes: &[&Change]) -> fmt::Result {
    writeln!(f, "\n{}", tongue.say(heading))?;
    let mut reasons: Vec<(&Change, Vec<&Change>)> = Vec::new();
    for change in changes {
        let same = |(it, _): &&mut (&Change, Vec<&Change>)| {
            (&it.reason, &it.needs, &it.reference) == (&change.reason, &change.needs, &change.reference)
        };
        match reasons.iter_mut().find(same) {
            Some((_, places)) => places.push(change),
            None => reasons.push((change, vec![change])),
        }
    }
    for (reason, places) in reasons {
        let needs = reason.needs.as_ref().map(|it| format!(" {}", tongue.say(&format!("Needs {it}."))));
        let reference =
            if reason.reference.is_empty() { String::new() } else { format!(" ({})", reason.reference) };
        writeln!(f, "  {}{}{reference}", tongue.say(&reason.reason), needs.unwrap_or_default())?;
        for it in places {
            writeln!(f, "    {}: {}", place(tongue, it.line), it.path)?;
        }
    }
    Ok(())
}
