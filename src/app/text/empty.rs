//! The page before anything is loaded.

use super::words;

words! {
    empty_title { en: "See what libvirt makes of a domain", de: "Sehen, was libvirt aus einer Domain macht" }
    empty_text {
        en: "Open a domain XML: the editor shows every device libvirt adds on its own, explains why, and exports the \
             domain for older libvirt releases without changing the guest behind your back.",
        de: "Domain-XML öffnen: Der Editor zeigt jedes Gerät, das libvirt von sich aus ergänzt, erklärt den Grund und \
             exportiert die Domain für ältere libvirt-Versionen, ohne dass sich der Gast unbemerkt ändert.",
    }
    drop_here { en: "Drop a domain XML here", de: "Domain-XML hier ablegen" }
    drop_to_open { en: "Drop to open", de: "Ablegen zum Öffnen" }
    or_paste { en: "or paste it anywhere on this page", de: "oder irgendwo auf dieser Seite einfügen" }
    paste_xml { en: "Paste XML", de: "XML einfügen" }
    or_sample { en: "Or start from a sample", de: "Oder mit einem Beispiel beginnen" }
    best_input { en: "Best input", de: "Beste Vorlage" }
    copy_command { en: "Copy the command", de: "Befehl kopieren" }
    best_hint_before { en: "Add ", de: "Mit " }
    best_hint_after {
        en: " if passwords must survive: without it they are absent, and defining the file removes them.",
        de: " bleiben auch Passwörter erhalten: Ohne diese Option fehlen sie, und beim Definieren gehen sie verloren.",
    }
    your_file { en: "What happens to your file", de: "Was mit Ihrer Datei geschieht" }
    your_file_stays {
        en: "It stays in this browser. Nothing is sent anywhere.",
        de: "Sie bleibt in diesem Browser. Nichts wird irgendwohin gesendet.",
    }
    your_file_bytes {
        en: "Lines you do not change stay the same, byte for byte, comments included.",
        de: "Zeilen, die Sie nicht ändern, bleiben Byte für Byte gleich, auch Kommentare.",
    }
    your_file_implicit {
        en: "Implicit devices are shown, never written, until you say so.",
        de: "Implizite Geräte werden gezeigt, aber erst geschrieben, wenn Sie es wollen.",
    }
    editor_is_coming {
        en: "The editor is being loaded. It opens your domain as soon as it is here.",
        de: "Der Editor wird geladen. Sobald er da ist, öffnet er Ihre Domain.",
    }
    try_again { en: "Try again", de: "Noch einmal versuchen" }
    nothing_sent { en: "No server behind it", de: "Kein Server dahinter" }
    knows {
        en: "Guests of the QEMU driver, on x86, Arm, RISC-V, LoongArch, POWER and IBM Z",
        de: "Gäste des QEMU-Treibers, auf x86, Arm, RISC-V, LoongArch, POWER und IBM Z",
    }
}
