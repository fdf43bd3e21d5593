//! Where we say that an export keeps the guest's hardware, libvirt's own check says so too: it replaces the
//! XML of a saved guest by the export, which it does only if the guest ABI is equal.

use std::path::Path;
use std::process::Command;
use std::sync::Mutex;

use libtest_mimic::Trial;
use libvirt_domain_editor::compat::Target;
use libvirt_domain_editor::export::{self, GuestAbi, Style};
use libvirt_domain_editor::xml;

use crate::changed::{self, Changes};
use crate::libvirt::{Answer, Libvirt};
use crate::recorded::{self, Case, HOSTS};

/// The story of 2012: a guest that shall have no USB, going back to the release before USB controllers.
const SEED: &str = "seed-i440fx-without-usb";
/// The releases that the exports are for.
const TARGETS: [&str; 3] = ["libvirt=0.9.4", "libvirt=1.2.2", "libvirt=4.5.0"];

/// Whether the case is tried on a release: all on the newest, on others only the seed, to spare time.
pub(crate) fn is_tried(case: &Case, release: &str) -> bool {
    case.name == SEED || HOSTS.last().is_some_and(|(newest, _)| *newest == release)
}

/// Every export of the case that is said to keep the guest is accepted in place of the saved guest.
///
/// # Errors
/// Which exports libvirt does not accept, and why.
pub(crate) fn holds(case: &Case, release: &str, libvirt: &Mutex<Libvirt>) -> Result<(), String> {
    let ask = || libvirt.lock().expect("libvirt answered");
    let answer = ask().define(&case.domain)?;
    let Answer::Accepted { plain, migratable } = answer else { return Ok(()) };
    // The stored form has the UUID and MAC addresses that libvirt made up; the seed case has its own.
    let source = if case.name == SEED { &case.domain } else { &plain };
    let document = xml::parse(source).map_err(|error| error.to_string())?;
    let host = recorded::host(release);
    let mut faults = Vec::new();
    let mut judge = |name: &str, style: Style, target: Option<&Target>| {
        let export = export::export(&document, &host, style, target);
        let claim = (export.report.guest_abi, export.report.blocked);
        let must = case.name == SEED && release != "7.0.0";
        if must && claim != (GuestAbi::Same, false) {
            faults.push(format!("{name}: guest ABI {}, blocked {}", claim.0, claim.1));
        }
        if claim == (GuestAbi::Same, false)
            && let Err(message) = ask().same_guest(&migratable, &export.text)
        {
            faults.push(format!("{name}: {message}"));
        }
    };
    judge("migratable", Style::Migratable, None);
    for name in TARGETS {
        let target = Target::parse(name).map_err(|error| error.to_string())?;
        judge(name, Style::Target, Some(&target));
    }
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n")) }
}

/// What libvirt's own check refuses of tests/guest-abi, one property of a domain changed at a time, we do not call the
/// same; and the domains are as libvirt stores them.
///
/// # Errors
/// What libvirt refuses and we call the same.
pub(crate) fn refusals_are_foretold(libvirt: &Mutex<Libvirt>) -> Result<(), String> {
    let mut faults = Vec::new();
    for folder in changed::folders(recorded::root()) {
        let mut libvirt = libvirt.lock().expect("libvirt answered");
        let changes = Changes::read(&folder)?;
        let domain = changes.domain.to_string();
        if !libvirt.can_define(&domain) {
            continue;
        }
        let Answer::Accepted { plain, migratable } = libvirt.define(&domain)? else {
            faults.push(format!("{} is refused", folder.display()));
            continue;
        };
        if !domain.ends_with(&plain) {
            faults.push(format!("{} is stored otherwise:\n{plain}", folder.display()));
        }
        for (change, after) in changes.each()?.into_iter().filter(|(it, _)| it.verdict == "same") {
            let after = after.to_string();
            if matches!(libvirt.define(&after)?, Answer::Accepted { .. })
                && let Err(message) = libvirt.same_guest(&migratable, &after)
            {
                faults.push(format!("{change}: {message}"));
            }
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n")) }
}

/// The seed case, exported for 0.9.4, follows that release's schema and has no USB controller. Ignored
/// without the schemas or `xmllint`.
pub(crate) fn schema() -> Trial {
    let schema = recorded::root().join("../shared/schemas/0.9.4/domain.rng");
    let ignored = !schema.exists() || Command::new("xmllint").arg("--version").output().is_err();
    let trial = Trial::test(format!("{SEED}/schema_of_0.9.4"), move || Ok(follows(&schema)?));
    trial.with_ignored_flag(ignored)
}

fn follows(schema: &Path) -> Result<(), String> {
    let case = recorded::cases().into_iter().find(|it| it.name == SEED).ok_or("no seed case")?;
    let document = xml::parse(&case.domain).map_err(|error| error.to_string())?;
    let target = Target::parse("libvirt=0.9.4").map_err(|error| error.to_string())?;
    let export = export::export(&document, &recorded::host("11.3.0"), Style::Target, Some(&target));
    let controllers = xml::parse(&export.text).map_err(|error| error.to_string())?;
    let usb = |node| controllers.name(node) == "controller" && controllers.attribute_is(node, "type", "usb");
    if controllers.descendants(controllers.root()).into_iter().any(usb) {
        return Err(format!("a USB controller is left:\n{}", export.text));
    }
    let file = std::env::temp_dir().join(format!("seed-{}.xml", std::process::id()));
    std::fs::write(&file, &export.text).map_err(|error| error.to_string())?;
    let output = Command::new("xmllint").args(["--noout", "--relaxng"]).args([schema, &file]).output();
    std::fs::remove_file(&file).ok();
    let output = output.map_err(|error| error.to_string())?;
    match output.status.success() {
        true => Ok(()),
        false => Err(format!("{}\n{}", String::from_utf8_lossy(&output.stderr), export.text)),
    }
}
