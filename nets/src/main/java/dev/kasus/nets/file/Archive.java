package dev.kasus.nets.file;

import dev.kasus.message.BadInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A ZIP archive that is read in memory and never unpacked: entries are counted, named safely and read up to a limit. */
public final class Archive implements AutoCloseable {
    private static final int MOST_ENTRIES = 100_000;
    private static final String WHAT = "a ZIP archive";

    private final Path file;
    private final ZipFile zip;
    private final List<String> names;

    private Archive(Path file, ZipFile zip, List<String> names) {
        this.file = file;
        this.zip = zip;
        this.names = names;
    }

    public static Archive open(Path file) {
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (IOException | IllegalArgumentException e) {
            throw Unreadable.because(file, WHAT, "its list of entries cannot be read", e);
        }
        try {
            return new Archive(file, zip, names(file, zip));
        } catch (BadInput bad) {
            close(zip);
            throw bad;
        } catch (IllegalArgumentException e) {
            // A name that is no text.
            close(zip);
            throw Unreadable.because(file, WHAT, "its list of entries cannot be read", e);
        }
    }

    private static List<String> names(Path file, ZipFile zip) {
        if (zip.size() > MOST_ENTRIES) {
            throw Unreadable.because(file, "a model", "it has " + zip.size() + " entries");
        }
        List<String> names = new ArrayList<>();
        Enumeration<? extends ZipEntry> entries = zip.entries();
        while (entries.hasMoreElements()) {
            String name = entries.nextElement().getName();
            if (name.startsWith("/")
                    || name.contains("\\")
                    || List.of(name.split("/")).contains("..")) {
                throw new BadInput(
                        file + " has an entry that leads out of it: " + name,
                        "No framework writes such a file: do not unpack it.");
            }
            names.add(name);
        }
        return names;
    }

    public Path file() {
        return file;
    }

    /** The names of all entries. */
    public List<String> names() {
        return names;
    }

    /** The only entry whose name ends so, such as {@code /data.pkl}, or is that without the slash. */
    public Optional<String> ending(String end) {
        return names.stream()
                .filter(name -> name.endsWith(end) || name.equals(end.substring(1)))
                .min((a, b) -> Integer.compare(a.length(), b.length()));
    }

    /** How large an entry says it is; -1 if it does not say or is not there. */
    public long size(String name) {
        ZipEntry entry = zip.getEntry(name);
        return entry == null ? -1 : entry.getSize();
    }

    /** The bytes of an entry; refuses more than so many, whatever the archive says of its size. */
    public byte[] read(String name, long most) {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw Unreadable.because(file, "a whole model", "it has no " + name);
        }
        int limit = (int) Math.min(most, Integer.MAX_VALUE - 16);
        if (entry.getSize() > limit) {
            throw tooLarge(name, limit);
        }
        try (InputStream stream = zip.getInputStream(entry)) {
            byte[] bytes = stream.readNBytes(limit);
            if (bytes.length == limit && stream.read() >= 0) {
                throw tooLarge(name, limit);
            }
            return bytes;
        } catch (IOException | IllegalArgumentException e) {
            throw Unreadable.because(file, WHAT, "its entry " + name + " cannot be read", e);
        }
    }

    private BadInput tooLarge(String name, long most) {
        return new BadInput(
                file + " has an entry that is too large: " + name + " has more than " + most + " bytes",
                "Check that this is the right file.");
    }

    @Override
    public void close() {
        close(zip);
    }

    private static void close(ZipFile zip) {
        try {
            zip.close();
        } catch (IOException ignored) {
            // It was only read.
        }
    }
}
