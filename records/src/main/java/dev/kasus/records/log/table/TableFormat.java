package dev.kasus.records.log.table;

import dev.kasus.message.BadInput;
import dev.kasus.records.IoProblem;
import dev.kasus.records.log.LogCurves;
import dev.kasus.records.log.LogFormat;
import dev.kasus.records.log.file.DownloadName;
import dev.kasus.records.log.file.LogFile;
import dev.kasus.records.log.file.LogNumber;
import dev.kasus.records.log.file.LogText;
import dev.kasus.records.log.file.RowReader;
import dev.kasus.run.LogTool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Tables as text: with commas, semicolons or tabs, and a header line. */
public final class TableFormat implements LogFormat {
    private static final Set<String> SUFFIXES = Set.of("csv", "tsv", "txt", "tab", "log", "dat");

    /** The header of a download from TensorBoard. */
    private static final List<String> EVENTS = List.of("Wall time", "Step", "Value");

    @Override
    public String about() {
        return "tables with a header line: CSVLogger of Keras and Lightning, results.csv of Ultralytics, summary.csv of timm, history.csv"
                + " of fastai, downloads from Weights & Biases, MLflow and TensorBoard, or your own";
    }

    @Override
    public boolean reads(Path path) {
        String name = LogFile.name(path);
        if (!SUFFIXES.contains(name.substring(name.lastIndexOf('.') + 1))) {
            return false;
        }
        Optional<String> beginning = LogFile.beginning(path);
        return beginning.isPresent() && isTable(beginning.get());
    }

    /** Whether it has a header of words, and numbers below, or is the header of a table that has just been begun. */
    private static boolean isTable(String beginning) {
        TableRows rows = new TableRows('.');
        TableSyntax syntax = TableSyntax.of(beginning);
        try (CSVParser parser = CSVParser.parse(beginning, syntax.format())) {
            Iterator<CSVRecord> records = parser.iterator();
            TableStart start = TableStart.of(records, syntax);
            if (start.names().isEmpty()) {
                return false;
            }
            TableHeader table = TableHeader.of(start.names(), rows, "");
            boolean known = table.index() >= 0;
            if (start.row().isEmpty() && !records.hasNext()) {
                return known && start.names().size() > 1;
            }
            List<String> row = start.row().orElseGet(records::next).toList();
            double[] number = new double[1];
            boolean numbers = row.stream()
                    .map(cell -> cell.endsWith("%")
                            ? cell.substring(0, cell.length() - 1).strip()
                            : cell)
                    .anyMatch(cell -> LogNumber.parse(cell, syntax.decimals(), number));
            return numbers && (known || row.size() == start.names().size());
        } catch (IOException | UncheckedIOException | IllegalStateException unreadable) {
            return false;
        }
    }

    @Override
    public LogCurves read(Path path, String run) {
        TableSyntax syntax = TableSyntax.of(LogFile.beginning(path)
                .orElseThrow(() -> new BadInput(path + " is not a text", "Give a table with a header line.")));
        TableRows rows = new TableRows(syntax.decimals());
        List<String> notes = new ArrayList<>();
        List<String> names;
        try (LogText text = LogFile.open(path)) {
            names = read(text, syntax, rows, notes);
            text.ending().ifPresent(notes::add);
        } catch (IOException e) {
            throw IoProblem.reading(path, e);
        }
        if (rows.areTrainings()) {
            throw new BadInput(
                    path + " has neither epochs nor steps, and a text names each row: it compares trainings",
                    "Give the log of one of them, with a row for each epoch.");
        }
        return TableRuns.chosen(rows, path, run, tool(names, path), 0, notes);
    }

    private static LogTool tool(List<String> names, Path path) {
        return names.equals(EVENTS)
                ? TableTools.ofEvents(List.of(DownloadName.curve(LogFile.stem(path))))
                : TableTools.of(names, LogFile.name(path));
    }

    private static List<String> read(LogText text, TableSyntax syntax, TableRows rows, List<String> notes)
            throws IOException {
        RowReader reader = new RowReader(text.reader());
        CSVFormat format = syntax.format();
        try (CSVParser parser = CSVParser.parse(reader, format)) {
            Iterator<CSVRecord> records = parser.iterator();
            TableStart start = TableStart.of(records, syntax);
            if (start.names().isEmpty()) {
                throw new BadInput(
                        text.file() + " has no header line",
                        "Begin it with the names of its columns, such as epoch,loss,val_loss.");
            }
            String stem = LogFile.stem(text.file());
            TableHeader header = TableHeader.of(start.names(), rows, stem);
            long line = parser.getCurrentLineNumber();
            if (start.row().isPresent()) {
                read(start.row().get(), header, rows, line);
            }
            try {
                while (records.hasNext() && !rows.isFull()) {
                    CSVRecord row = records.next();
                    reader.ended();
                    line = parser.getCurrentLineNumber();
                    if (header.isRepeated(row.toList())) {
                        header = TableHeader.of(row.toList(), rows, stem);
                        rows.header();
                    } else {
                        read(row, header, rows, line);
                    }
                }
            } catch (UncheckedIOException | IllegalStateException damaged) {
                notes.add("line " + (line + 1) + " cannot be read; it and the rest were left out");
            }
            return header.names();
        } catch (UncheckedIOException unreadable) {
            throw new BadInput(
                    text.file() + " is not a table: its first line cannot be read",
                    "Check that this is the right file.");
        }
    }

    private static void read(CSVRecord row, TableHeader header, TableRows rows, long line) {
        rows.begin(line);
        int size = Math.min(row.size(), header.columns().size());
        for (int i = 0; i < size; i++) {
            TableColumn column = header.columns().get(i);
            if (column != null) {
                rows.text(column, row.get(i));
            }
        }
        rows.end();
    }
}
