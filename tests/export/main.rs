//! Exports of every case for releases of every age, judged by those releases: their schemas, and real libvirt
//! where it is installed. And the promises of the report: every line that differs is named, nothing is left to
//! do on an export. `EXPORT_MATRIX=all` tries every case; otherwise each
//! target takes a third of them, the next target another third. `cargo xtask export-matrix` judges more domains.

mod catalogue;
mod covered;
#[path = "../support/json_schema.rs"]
mod json_schema;
#[path = "../support/libvirt.rs"]
mod libvirt;
#[path = "../support/lint.rs"]
mod lint;
mod listed;
mod live;
mod matrix;
mod offered;
#[path = "../support/plain.rs"]
mod plain;
#[allow(dead_code, reason = "each suite uses its part")]
#[path = "../support/recorded.rs"]
mod recorded;
mod report;
mod rewritings;
mod schema;
#[path = "../support/targets.rs"]
mod targets;

use std::process::ExitCode;

use libtest_mimic::{Arguments, Trial};

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let mut trials = vec![
        Trial::test("report/follows_its_schema", || Ok(report::follows_its_schema()?)),
        Trial::test("report/lines_are_those_of_the_source", || Ok(report::lines_are_those_of_the_source()?)),
        Trial::test("report/every_style_names_what_it_drops", || Ok(covered::other_styles()?)),
    ];
    trials.push(
        Trial::test("catalogue/is_covered", || Ok(catalogue::is_covered()?))
            .with_ignored_flag(!catalogue::is_there()),
    );
    trials.push(Trial::test("catalogue/names_what_there_is", || Ok(catalogue::names_what_there_is()?)));
    trials.extend(rewritings::trials());
    trials.extend(offered::trials());
    for target in targets::TARGETS {
        let name = target.libvirt;
        trials.push(Trial::test(format!("covered/{name}"), move || Ok(covered::holds(target)?)));
        trials.push(Trial::test(format!("twice/{name}"), move || Ok(matrix::twice_is_once(target)?)));
        let schema = Trial::test(format!("schema/{name}"), move || Ok(schema::holds(target)?));
        trials.push(schema.with_ignored_flag(!lint::can_judge(recorded::root(), name)));
    }
    let live = if arguments.list { Vec::new() } else { live::trials() };
    libtest_mimic::run(&arguments, trials.into_iter().chain(live).collect()).exit_code()
}
