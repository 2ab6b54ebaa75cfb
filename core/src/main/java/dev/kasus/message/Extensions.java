package dev.kasus.message;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;

/**
 * Implementations that others have put on the class path. Both the class loader of Kasus and that of the calling thread are asked. One
 * that cannot be made is left out, and a problem says so.
 *
 * @param found one of each class
 * @param problems a sentence for each that was left out
 */
public record Extensions<T>(List<T> found, List<String> problems) {
    /** Copies the lists. */
    public Extensions {
        found = List.copyOf(found);
        problems = List.copyOf(problems);
    }

    /** What {@code META-INF/services} names for a type. */
    public static <T> Extensions<T> of(Class<T> type) {
        List<T> found = new ArrayList<>();
        Set<String> problems = new LinkedHashSet<>();
        Set<Class<?>> seen = new LinkedHashSet<>();
        collect(ServiceLoader.load(type, type.getClassLoader()).iterator(), seen, found, problems);
        collect(ServiceLoader.load(type).iterator(), seen, found, problems);
        return new Extensions<>(found, List.copyOf(problems));
    }

    private static <T> void collect(Iterator<T> all, Set<Class<?>> seen, List<T> found, Set<String> problems) {
        Set<String> met = new HashSet<>();
        while (true) {
            try {
                T next = all.next();
                if (seen.add(next.getClass())) {
                    found.add(next);
                }
            } catch (NoSuchElementException end) {
                return;
            } catch (ServiceConfigurationError | LinkageError broken) {
                String problem = "an extension was left out: " + SafeText.line(String.valueOf(broken.getMessage()));
                if (!met.add(problem)) {
                    // The list itself cannot be read: it would say so for ever.
                    return;
                }
                problems.add(problem);
            }
        }
    }
}
