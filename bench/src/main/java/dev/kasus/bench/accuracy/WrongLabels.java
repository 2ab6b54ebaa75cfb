package dev.kasus.bench.accuracy;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Plants wrong labels among photographs, and counts how many of them a list of suspects holds. */
@Command(name = "wrong-labels", mixinStandardHelpOptions = true)
public final class WrongLabels {
    private static final CSVFormat CSV =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    private static final int SEED = 7;
    private static final List<Integer> FIRST = List.of(100, 500, 1000, 2000, 3000);

    private WrongLabels() {}

    /** {@code plant} or {@code score}. */
    public static void main(String[] args) {
        Tables.run(new WrongLabels(), args);
    }

    @Command(description = "Copies the photographs into a folder a class, a share of them into that of another class.")
    int plant(
            @Parameters(paramLabel = "FOLDER", description = "with its index.csv") Path folder,
            @Parameters(paramLabel = "SHARE", description = "such as 0.1") double share,
            @Parameters(paramLabel = "OUT") Path out)
            throws IOException {
        List<CSVRecord> pictures = read(folder.resolve("index.csv"));
        List<String> classes = pictures.stream()
                .map(row -> row.get("species"))
                .distinct()
                .sorted()
                .toList();
        SplittableRandom random = new SplittableRandom(SEED);
        Files.createDirectories(out);
        try (CSVPrinter index = new CSVPrinter(Files.newBufferedWriter(out.resolve("index.csv")), CSVFormat.DEFAULT)) {
            index.printRecord("path", "track", "truth");
            for (CSVRecord row : pictures) {
                String truth = row.get("species");
                boolean wrong = random.nextDouble() < share;
                int other = random.nextInt(classes.size() - 1);
                String label = wrong ? classes.get(other < classes.indexOf(truth) ? other : other + 1) : truth;
                String name = label + "/" + row.get("image").replace('/', '-');
                Files.createDirectories(out.resolve(label));
                Files.copy(folder.resolve(row.get("image")), out.resolve(name));
                index.printRecord(name, row.get("track_id"), truth);
            }
        }
        return 0;
    }

    @Command(description = "Precision and recall of what kasus data --suspects has written.")
    int score(
            @Parameters(paramLabel = "OUT", description = "what plant has written") Path out,
            @Parameters(paramLabel = "SUSPECTS") Path suspects)
            throws IOException {
        Map<String, String> truths = new HashMap<>();
        int wrong = 0;
        for (CSVRecord row : read(out.resolve("index.csv"))) {
            truths.put(row.get("path"), row.get("truth"));
            wrong += row.get("path").startsWith(row.get("truth") + "/") ? 0 : 1;
        }
        List<CSVRecord> list = read(suspects);
        int found = 0;
        int corrected = 0;
        for (CSVRecord row : list) {
            String truth = truths.get(row.get("path"));
            found += row.get("was").equals(truth) ? 0 : 1;
            corrected += row.get("label").equals(truth) ? 1 : 0;
            if (FIRST.contains((int) row.getRecordNumber())) {
                System.out.printf(
                        Locale.ROOT,
                        "of the first %d suspects %.0f %% are wrong%n",
                        row.getRecordNumber(),
                        100.0 * found / row.getRecordNumber());
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%d wrong of %d; %d suspects: recall %.1f %%, precision %.1f %%; suggested correctly %.0f %% of those found%n",
                wrong,
                truths.size(),
                list.size(),
                100.0 * found / wrong,
                100.0 * found / list.size(),
                100.0 * corrected / found);
        return 0;
    }

    private static List<CSVRecord> read(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file)) {
            return CSV.parse(reader).getRecords();
        }
    }
}
