//! The report as a page to print: one file that needs nothing else.

use std::fmt::{self, Display, Formatter, Write};

use super::offer::Offer;
use super::report::{Action, Change, Class, GuestAbi, Report};

const STYLE: &str = "body{font:14px/1.45 sans-serif;max-width:60em;margin:2em auto;padding:0 1em;color:#111}\
    h1{font-size:1.4em;margin:0 0 .2em}h2{font-size:1.1em;margin:1.6em 0 .4em}p{margin:.3em 0}\
    table{border-collapse:collapse;width:100%}th,td{border:1px solid #888;padding:.3em .5em;text-align:left;vertical-align:top}\
    th{background:#eee}tr{break-inside:avoid}code{font:.92em monospace;overflow-wrap:anywhere}\
    .verdict{border:2px solid #111;padding:.5em .8em;margin:.8em 0}@page{margin:15mm}\
    @media print{body{margin:0;padding:0;max-width:none;font-size:10pt}h2{break-after:avoid}\
    th{print-color-adjust:exact;-webkit-print-color-adjust:exact}thead{display:table-header-group}}";

/// A report shown as a page.
pub struct Page<'r> {
    report: &'r Report,
    /// What the domain is called.
    name: &'r str,
}

impl Report {
    /// The report as a page to print, about a domain of that name.
    pub fn page<'r>(&'r self, name: &'r str) -> Page<'r> {
        Page { report: self, name }
    }
}

impl Display for Page<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Page { report, name } = self;
        let target = report.target.as_deref().unwrap_or("this host");
        let title = format!("{name} for {target}");
        write!(
            f,
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>{0}</title>\n\
             <style>{STYLE}</style>\n</head>\n<body>\n<h1>{0}</h1>\n<p>Style {1}, from {2}.</p>\n",
            Text(&title),
            report.style,
            Text(&report.host)
        )?;
        let abi = match report.guest_abi {
            GuestAbi::Same => "the same",
            GuestAbi::Changed => "changed",
            GuestAbi::Unknown => "can't tell",
        };
        writeln!(f, "<div class=\"verdict\">")?;
        if report.blocked {
            writeln!(f, "<p><b>{} refuses the result.</b></p>", Text(target))?;
        }
        writeln!(f, "<p><b>Guest ABI: {abi}.</b> {}</p>", Text(&report.guest_abi_reason))?;
        match report.earliest_libvirt {
            Some(version) => writeln!(f, "<p>As written it is understood from libvirt {version} on.</p>")?,
            None => writeln!(f, "<p>As written no release that we know understands all of it.</p>")?,
        }
        writeln!(f, "</div>")?;
        if !report.guest_abi_differences.is_empty() {
            writeln!(
                f,
                "<h2>What the guest sees otherwise</h2>\n<table>\n<thead><tr><th scope=\"col\">Property</th><th scope=\"col\">Before</th><th scope=\"col\">After</th><th scope=\"col\">What the guest notices</th></tr></thead>"
            )?;
            for it in &report.guest_abi_differences {
                let side = |it: &Option<String>| it.clone().unwrap_or_else(|| "absent".to_owned());
                let (before, after) = (side(&it.before), side(&it.after));
                writeln!(
                    f,
                    "<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>",
                    Text(&it.property),
                    Text(&before),
                    Text(&after),
                    Text(it.notices)
                )?;
            }
            writeln!(f, "</table>")?;
        }
        if report.changes.is_empty() {
            writeln!(f, "<p>The result is the source, byte for byte.</p>")?;
        } else {
            writeln!(
                f,
                "<h2>Every line that differs</h2>\n<table>\n<thead><tr><th scope=\"col\">Line</th><th scope=\"col\">Where</th><th scope=\"col\">What happens</th><th scope=\"col\">Why</th></tr></thead>"
            )?;
            report.changes.iter().try_for_each(|it| row(f, it))?;
            writeln!(f, "</table>")?;
        }
        if !report.notes.is_empty() {
            writeln!(f, "<h2>To be known</h2>")?;
        }
        for it in &report.notes {
            writeln!(f, "<p>{} <code>{}</code></p>", Text(&it.text), Text(&it.path))?;
        }
        if !report.offers.is_empty() {
            writeln!(
                f,
                "<h2>Other hardware, done only where it is accepted</h2>\n<table>\n<thead><tr><th scope=\"col\">Line</th><th scope=\"col\">What it does</th><th scope=\"col\">What the guest notices</th><th scope=\"col\">What it solves</th><th scope=\"col\">Accepted</th></tr></thead>"
            )?;
            report.offers.iter().try_for_each(|it| offer(f, it))?;
            writeln!(f, "</table>")?;
        }
        writeln!(f, "</body>\n</html>")
    }
}

fn offer(f: &mut Formatter<'_>, offer: &Offer) -> fmt::Result {
    let line = offer.line.map_or("filled in".to_owned(), |it| it.to_string());
    let accepted = if offer.accepted { "yes" } else { "no" };
    writeln!(
        f,
        "<tr><td>{line}</td><td>{} <code>{}</code></td><td>{}</td><td>{}</td><td>{accepted}</td></tr>",
        Text(&offer.does),
        Text(&offer.id),
        Text(offer.notices),
        Text(&offer.solves)
    )
}

fn row(f: &mut Formatter<'_>, change: &Change) -> fmt::Result {
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
    let line = change.line.map_or("filled in".to_owned(), |it| it.to_string());
    let needs = change.needs.as_ref().map(|it| format!(" Needs {it}.")).unwrap_or_default();
    writeln!(
        f,
        "<tr><td>{line}</td><td><code>{}</code></td><td>{action}; {class}</td><td>{}{}</td></tr>",
        Text(&change.path),
        Text(&change.reason),
        Text(&needs)
    )
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
    use crate::export::{Style, export};
    use crate::machine::Host;
    use crate::xml::parse;

    #[test]
    fn nothing_of_the_domain_is_markup() {
        let text = "<domain type='kvm'><name>a</name><memory>1</memory><os><type>hvm</type></os>\
                    <devices><disk><driver io='&lt;script>'/></disk></devices></domain>";
        let target = Target::parse("4.5.0").unwrap();
        let report = export(&parse(text).unwrap(), &Host::default(), Style::Written, Some(&target)).report;
        let page = report.page("<b>a</b>").to_string();
        assert!(
            page.contains("&lt;b&gt;a&lt;/b&gt; for libvirt 4.5.0") && !page.contains("<script>"),
            "{page}"
        );
        assert!(page.contains("&lt;script&gt;"), "{page}");
    }
}
