//! The report as text: the verdict, then every change under what it means, the same reason told once.

use std::fmt;

use super::offer::Offer;
use super::report::{Action, Change, Class, Report};

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let target = self.target.as_deref().unwrap_or("this host");
        writeln!(f, "Export: {} · {} · for {target}", self.style, self.host)?;
        writeln!(f, "Guest ABI: {}. {}", self.guest_abi, self.guest_abi_reason)?;
        for it in &self.guest_abi_differences {
            let side = |it: &Option<String>| it.clone().unwrap_or_else(|| "absent".to_owned());
            writeln!(f, "  {}: {} → {}", it.property, side(&it.before), side(&it.after))?;
            if !it.notices.is_empty() {
                writeln!(f, "    {}", it.notices)?;
            }
        }
        if self.blocked {
            writeln!(f, "Blocked: {target} refuses the result.")?;
        }
        match self.earliest_libvirt {
            Some(version) => writeln!(f, "As written: understood from libvirt {version} on.")?,
            None => writeln!(f, "As written: understood by no release that we know.")?,
        }
        let mut headings: Vec<(String, Vec<&Change>)> = Vec::new();
        for change in &self.changes {
            let heading = heading(change, target);
            match headings.iter_mut().find(|(it, _)| *it == heading) {
                Some((_, changes)) => changes.push(change),
                None => headings.push((heading, vec![change])),
            }
        }
        headings.iter().try_for_each(|(heading, changes)| section(f, heading, changes))?;
        if !self.notes.is_empty() {
            writeln!(f, "\nTo be known")?;
        }
        for it in &self.notes {
            writeln!(f, "  {}\n    line {} of the result: {}", it.text, it.result_line, it.path)?;
        }
        let open = self.offers.iter().filter(|it| !it.accepted);
        for (index, it) in open.enumerate() {
            if index == 0 {
                writeln!(f, "\nOffered: other hardware, done only where it is accepted")?;
            }
            offer(f, it)?;
        }
        Ok(())
    }
}

fn offer(f: &mut fmt::Formatter<'_>, offer: &Offer) -> fmt::Result {
    let line = offer.line.map_or("filled in".to_owned(), |line| format!("line {line}"));
    writeln!(f, "  {line}: {} {} ({})", offer.does, offer.notices, offer.reference)?;
    writeln!(f, "    because: {}\n    accept:  {}", offer.solves, offer.id)
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

fn section(f: &mut fmt::Formatter<'_>, heading: &str, changes: &[&Change]) -> fmt::Result {
    writeln!(f, "\n{heading}")?;
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
        let needs = reason.needs.as_ref().map(|it| format!(" Needs {it}.")).unwrap_or_default();
        let reference =
            if reason.reference.is_empty() { String::new() } else { format!(" ({})", reason.reference) };
        writeln!(f, "  {}{needs}{reference}", reason.reason)?;
        for place in places {
            let line = place.line.map_or("filled in".to_owned(), |line| format!("line {line}"));
            writeln!(f, "    {line}: {}", place.path)?;
        }
    }
    Ok(())
}
