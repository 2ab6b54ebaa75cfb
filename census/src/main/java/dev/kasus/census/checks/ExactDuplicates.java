package dev.kasus.census.checks;

import dev.kasus.census.Census;
import dev.kasus.census.Check;
import dev.kasus.census.CheckResult;
import dev.kasus.census.ExamplePictures;
import dev.kasus.census.Picture;
import java.util.List;

/** Checks for identical files. */
final class ExactDuplicates implements Check {
    @Override
    public String id() {
        return "exact-duplicates";
    }

    @Override
    public String title() {
        return "Identical files";
    }

    @Override
    public CheckResult look(Census census) {
        List<List<Picture>> copies = census.copies().exact();
        if (copies.isEmpty()) {
            return clear("No two files are identical.");
        }
        int extra = copies.stream().mapToInt(List::size).sum() - copies.size();
        List<List<Picture>> torn =
                copies.stream().filter(ExamplePictures::differInClass).toList();
        return found(
                Math.max((double) extra / census.pictures().size(), torn.isEmpty() ? 0.1 : 0.7),
                extra + " files are copies of another; " + torn.size() + (torn.size() == 1 ? " set" : " sets")
                        + " of identical files in more than one class.",
                "Keep one of each. Decide on the correct class where they differ.",
                ExamplePictures.clusters(torn.isEmpty() ? copies : torn));
    }
}
