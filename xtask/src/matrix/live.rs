//! Real libvirt for the judges: as many processes of a release as there are cores.

use super::domains::Domain;
use crate::libvirt::{Answer, Libvirt};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Processes of one release; none where it cannot be asked.
pub(super) struct Pool {
    processes: Vec<Mutex<Libvirt>>,
}

/// What a release stores of a domain.
pub(super) struct Stored {
    pub(super) plain: String,
    pub(super) migratable: String,
}

/// How many threads pay.
pub(super) fn threads() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

impl Pool {
    /// Starts them; says so where that cannot be done.
    pub(super) fn start(release: &str) -> Pool {
        let started: Result<Vec<_>, _> =
            (0..threads()).map(|_| Libvirt::start(release).map(Mutex::new)).collect();
        let processes = started.unwrap_or_else(|reason| {
            println!("libvirt {release} is not asked: {reason}");
            Vec::new()
        });
        Pool { processes }
    }

    /// Asks about each item, in order; nothing where nobody can be asked.
    pub(super) fn each<T: Sync, R: Send>(
        &self,
        items: &[T],
        ask: impl Fn(&mut Libvirt, &T) -> R + Sync,
    ) -> Vec<R> {
        let workers = self
            .processes
            .iter()
            .map(|process| |item: &T| ask(&mut process.lock().expect("libvirt answered"), item));
        shared_out(items, workers.collect())
    }
}

/// What each worker makes of the items that it takes, in the order of the items.
fn shared_out<T: Sync, R: Send, W: FnMut(&T) -> R + Send>(items: &[T], workers: Vec<W>) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let mut done: Vec<(usize, R)> = thread::scope(|scope| {
        let next = &next;
        let run = |mut worker: W| {
            scope.spawn(move || {
                let mut own = Vec::new();
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(item) = items.get(at) else { return own };
                    own.push((at, worker(item)));
                }
            })
        };
        let running: Vec<_> = workers.into_iter().map(run).collect();
        running.into_iter().flat_map(|it| it.join().expect("no worker panics")).collect()
    });
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, it)| it).collect()
}

/// The same without libvirt: `work` on every item, on all cores.
pub(super) fn in_parallel<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let work = &work;
    shared_out(items, (0..threads()).map(|_| |item: &T| work(item)).collect())
}

/// What the release stores of each domain; `None` of what it refuses.
///
/// # Errors
/// When libvirt gave no answer.
pub(super) fn stored(pool: &Pool, domains: &[Domain]) -> Result<Vec<Option<Stored>>, String> {
    let answers = pool.each(domains, |libvirt, domain| libvirt.define(&domain.text));
    let stored = |answer| match answer {
        Answer::Accepted { plain, migratable } => Some(Stored { plain, migratable }),
        Answer::Refused(_) => None,
    };
    answers.into_iter().map(|answer| answer.map(stored)).collect()
}
