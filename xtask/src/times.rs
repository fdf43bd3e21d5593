//! `cargo xtask times [DIR]`: how long the engine takes for each file of a folder, beside real libvirt in the same run.

use std::collections::BTreeMap;
use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use crate::corpus_pairs::read;
use crate::{inputs, oracle};
use libvirt_domain_editor::export::migratable;
use libvirt_domain_editor::format::print;
use libvirt_domain_editor::implicit::{Mode, complete};
use libvirt_domain_editor::machine::Host;
use libvirt_domain_editor::xml;

/// The release that is asked beside.
const RELEASE: &str = "11.3.0";
/// Rounds of which the quickest counts, as the rest of the machine disturbed it least.
const ROUNDS: usize = 15;

/// Prints medians and extremes over the files, and where real libvirt can be asked how many times as long it takes
/// to define the domain and to print it in both forms.
///
/// # Errors
/// What could not be read.
pub(crate) fn run(root: &Path, words: &[String]) -> Result<(), String> {
    let folder = root.join(words.first().map(String::as_str).unwrap_or(inputs::INPUTS));
    let files = inputs::files(&folder)?;
    let host = Host::default();
    let (mut completing, mut whole) = (Vec::new(), BTreeMap::new());
    for file in &files {
        let text = read(file)?;
        let Ok(document) = xml::parse(&text) else { continue };
        completing.push(quickest(|| drop(black_box(complete(black_box(&document), &host, Mode::Define)))));
        let all = quickest(|| {
            let document = xml::parse(black_box(&text)).expect("it parsed before");
            let completed = complete(&document, &host, Mode::Define);
            black_box((print(&completed.document), print(&migratable(&completed))));
        });
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        whole.insert(name, all);
    }
    println!("{} files", completing.len());
    println!("complete                            {}", spread(&mut completing));
    println!(
        "parse, complete, print both forms   {}",
        spread(&mut whole.values().copied().collect::<Vec<_>>())
    );
    match libvirts(root, &folder) {
        Ok(libvirts) => beside(&whole, &libvirts),
        Err(message) => println!("not beside real libvirt: {message}"),
    }
    Ok(())
}

fn quickest(work: impl Fn()) -> Duration {
    let time = |_| {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    (0..ROUNDS).map(time).min().unwrap_or_default()
}

/// Median, tenth and ninetieth percentile, and the longest.
fn spread(times: &mut [Duration]) -> String {
    times.sort_unstable();
    let at = |percent: usize| micros(times[(times.len() - 1) * percent / 100]);
    format!("median {:.0} µs, 10 % {:.0}, 90 % {:.0}, longest {:.0}", at(50), at(10), at(90), at(100))
}

fn micros(time: Duration) -> f64 {
    time.as_secs_f64() * 1e6
}

/// How long libvirt took for each file that it accepts, by its own process's clock.
fn libvirts(root: &Path, folder: &Path) -> Result<BTreeMap<String, Duration>, String> {
    let answers = std::env::temp_dir().join(format!("times-{}", std::process::id()));
    fs::create_dir_all(&answers).map_err(|error| error.to_string())?;
    let report = oracle::ask(root, folder, &answers, &[RELEASE])
        .and_then(|()| read(&answers.join(RELEASE).join("report.json")));
    fs::remove_dir_all(&answers).ok();
    let report: serde_json::Value = serde_json::from_str(&report?).map_err(|error| error.to_string())?;
    let files = report.as_object().into_iter().flatten().filter(|it| it.1["ok"] == true);
    let time = |it: &serde_json::Value| Some(Duration::from_secs_f64(it.as_f64()? / 1e3));
    Ok(files
        .filter_map(|(name, it)| Some((name.clone(), time(&it["ms"][0])? + time(&it["ms"][1])?)))
        .collect())
}

fn beside(ours: &BTreeMap<String, Duration>, libvirts: &BTreeMap<String, Duration>) {
    let both = |(name, theirs): (&String, &Duration)| Some((*ours.get(name)?, *theirs));
    let both: Vec<(Duration, Duration)> = libvirts.iter().filter_map(both).collect();
    let mut theirs: Vec<Duration> = both.iter().map(|it| it.1).collect();
    if theirs.is_empty() {
        return println!("libvirt {RELEASE} took none of them");
    }
    println!("libvirt {RELEASE}, define and both dumps  {}", spread(&mut theirs));
    let mut ratios: Vec<f64> = both.iter().map(|it| it.1.as_secs_f64() / it.0.as_secs_f64()).collect();
    ratios.sort_by(f64::total_cmp);
    let at = |percent: usize| ratios[(ratios.len() - 1) * percent / 100];
    println!(
        "{} files: libvirt takes {:.1} times as long in the median, 10 % {:.1}, 90 % {:.1}",
        ratios.len(),
        at(50),
        at(10),
        at(90)
    );
}
