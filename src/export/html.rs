//! The report as a page to print: one file that needs nothing else.

use std::fmt::{self, Display, Formatter, Write};

use super::offer::Offer;
use super::report::{Action, Change, Class, Difference, GuestAbi, Report};
use super::tongue::Tongue;

const STYLE: &str = include_str!("report.css");

/// A report shown as a page.
pub struct Page<'r> {
    report: &'r Report,
    /// What the domain is called.
    name: &'r str,
    tongue: Tongue<'r>,
}

impl Report {
    /// The report as a page to print in that language, about a domain of that name.
    pub fn page<'r>(&'r self, name: &'r str, tongue: Tongue<'r>) -> Page<'r> {
        Page { report: self, name, tongue }
    }
}

impl Display for Page<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Page { report, name, tongue } = self;
        let say = |text: &str| tongue.say(text);
        let target = report.target.as_deref().unwrap_or("this host");
        let title = format!("{name}: {}", say(&format!("export for {target}")));
        write!(
            f,
            "<!DOCTYPE html>\n<html lang=\"{1}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{0}</title>\n\
             <style>\n{STYLE}</style>\n</head>\n<body>\n<h1>{0}</h1>\n",
            Text(&title),
            Text(tongue.tag())
        )?;
        paragraph(f, &say(&format!("Style {}, from {}.", report.style, report.host)))?;
        writeln!(f, "<div class=\"verdict\">")?;
        if report.blocked {
            writeln!(f, "<p><b>{}</b></p>", Text(&say(&format!("{target} refuses the result."))))?;
        }
        let abi = say(match report.guest_abi {
            GuestAbi::Same => "Guest ABI: the same",
            GuestAbi::Changed => "Guest ABI: changed",
            GuestAbi::Unknown => "Guest ABI: can't tell",
        });
        writeln!(f, "<p><b>{}.</b> {}</p>", Text(&abi), Text(&say(&report.guest_abi_reason)))?;
        let earliest = match report.earliest_libvirt {
            Some(version) => format!("As written it is understood from libvirt {version} on."),
            None => "As written no release that we know understands all of it.".to_owned(),
        };
        paragraph(f, &say(&earliest))?;
        writeln!(f, "</div>")?;
        let differences = report.guest_abi_differences.iter().map(|it| difference(*tongue, it));
        let heads = ["Property", "Before", "After", "What the guest notices"];
        table(f, *tongue, "What the guest sees otherwise", &heads, differences)?;
        if report.changes.is_empty() {
            paragraph(f, &say("The result is the source, byte for byte."))?;
        }
        let changes = report.changes.iter().map(|it| change(*tongue, it));
        let heads = ["Line", "Where", "What happens", "Why"];
        table(f, *tongue, "Every line that differs", &heads, changes)?;
        if !report.notes.is_empty() {
            writeln!(f, "<h2>{}</h2>", Text(&say("To be known")))?;
        }
        for it in &report.notes {
            writeln!(f, "<p>{} <code>{}</code></p>", Text(&say(&it.text)), Text(&it.path))?;
        }
        let offers = report.offers.iter().map(|it| offer(*tongue, it));
        let heads = ["Line", "What it does", "What the guest notices", "What it solves", "Accepted"];
        table(f, *tongue, "Other hardware, done only where it is accepted", &heads, offers)?;
        writeln!(f, "</body>\n</html>")
    }
}

fn paragraph(f: &mut Formatter<'_>, text: &str) -> fmt::Result {
    writeln!(f, "<p>{}</p>", Text(text))
}

/// A cell: text, and what is set as code behind it.
type Cell<'c> = (String, &'c str);

/// A table under its title; nothing without rows.
fn table<'c, const COLUMNS: usize>(
    f: &mut Formatter<'_>,
    tongue: Tongue<'_>,
    title: &str,
    heads: &[&str; COLUMNS],
    rows: impl Iterator<Item = [Cell<'c>; COLUMNS]>,
) -> fmt::Result {
    let mut rows = rows.peekable();
    if rows.peek().is_none() {
        return Ok(());
    }
    write!(f, "<h2>{}</h2>\n<table>\n<thead><tr>", Text(&tongue.say(title)))?;
    for head in heads {
        write!(f, "<th scope=\"col\">{}</th>", Text(&tongue.say(head)))?;
    }
    writeln!(f, "</tr></thead>\n<tbody>")?;
    for row in rows {
        write!(f, "<tr>")?;
        for (text, code) in row {
            write!(f, "<td>{}", Text(&text))?;
            if !code.is_empty() {
                write!(f, " <code>{}</code>", Text(code))?;
            }
            write!(f, "</td>")?;
        }
        writeln!(f, "</tr>")?;
    }
    writeln!(f, "</tbody>\n</table>")
}

fn difference<'c>(tongue: Tongue<'_>, it: &Difference) -> [Cell<'c>; 4] {
    let side = |it: &Option<String>| (it.clone().unwrap_or_else(|| tongue.say("absent")), "");
    [(tongue.say(&it.property), ""), side(&it.before), side(&it.after), (tongue.say(it.notices), "")]
}

fn line(tongue: Tongue<'_>, line: Option<u32>) -> String {
    line.map_or_else(|| tongue.say("filled in"), |it| it.to_string())
}

fn offer<'c>(tongue: Tongue<'_>, offer: &'c Offer) -> [Cell<'c>; 5] {
    [
        (line(tongue, offer.line), ""),
        (tongue.say(&offer.does), &offer.id),
        (tongue.say(offer.notices), ""),
        (tongue.say(&offer.solves), ""),
        (tongue.say(if offer.accepted { "accepted" } else { "not accepted" }), ""),
    ]
}

fn change<'c>(tongue: Tongue<'_>, change: &'c Change) -> [Cell<'c>; 4] {
    let action = match change.action {
        Action::Dropped => "left out",
        Action::Rewritten => "in other words",
        Action::Added => "written out",
        Action::Kept => "kept",
    };
    let class = match change.class {
        Class::Refused => "refused there",
        Class::LostGuestChanges => "the guest changes",
        Class::Unknown => "not predicted",
        Class::HostOnly => "the guest the same, the host does less",
        Class::Safe | Class::LostHarmless => "the guest the same",
    };
    let mut why = tongue.say(&change.reason);
    if let Some(needs) = &change.needs {
        why = format!("{why} {}", tongue.say(&format!("Needs {needs}.")));
    }
    [
        (line(tongue, change.line), ""),
        (String::new(), &change.path),
        (format!("{}; {}", tongue.say(action), tongue.say(class)), ""),
        (why, ""),
    ]
}

/// A text that HTML takes for nothing but text.
struct Text<'t>(&'t str);

impl Display for Text<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|it| match it {
            '&' => f.write_str("&amp;"),
            '<' => f.write_str("&lt;"),
            '>' => f.write_str("&gt;"),
            '"' => f.write_str("&quot;"),
            '\'' => f.write_str("&#39;"),
            other => f.write_char(other),
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::compat::Target;
    use crate::export::{Style, Tongue, export};
    use crate::machine::Host;
    use crate::xml::parse;

    #[test]
    fn nothing_of_the_domain_is_markup() {
        let text = "<domain type='kvm'><name>a</name><memory>1</memory><os><type>hvm</type></os>\
                    <devices><disk><driver io='&lt;script>'/></disk></devices></domain>";
        let target = Target::parse("4.5.0").unwrap();
        let report = export(&parse(text).unwrap(), &Host::default(), Style::Written, Some(&target)).report;
        let page = report.page("<b>a</b>", Tongue::ENGLISH).to_string();
        assert!(
            page.contains("&lt;b&gt;a&lt;/b&gt;: export for libvirt 4.5.0") && !page.contains("<script>"),
            "{page}"
        );
        assert!(page.contains("&lt;script&gt;"), "{page}");
    }
}
