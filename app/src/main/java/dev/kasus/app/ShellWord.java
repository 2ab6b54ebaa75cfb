package dev.kasus.app;

/** A word of a command line that a person may paste. */
final class ShellWord {
    private ShellWord() {}

    /** The word as a shell reads it back: quoted where it has to be. */
    static String of(String word) {
        return word.matches("[\\p{L}\\p{N}_./=:@%+,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
