package dev.kasus.records.log;

import dev.kasus.message.BadInput;
import dev.kasus.records.IoProblem;
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
final class TableFormat implements LogFormat {
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
        String name = FormatFile.name(path);
        if (!SUFFIXES.contains(name.substring(name.lastIndexOf('.') + 1))) {
            return false;
        }
        Optional<String> beginning = FormatFile.beginning(path);
        return beginning.isPresent() && isTable(beginning.get());
    }

    /** Whether it has a header of words, and numbers below, or is the header of a table that has just been begun. */
    private static boolean isTable(String beginning) {
        TableRows rows = new TableRows('.');
        TableSyntax syntax = TableSyntax.of(beginning);
        try (CSVParser parser = CSVParser.parse(beginning, syntax.format())) {
            Iterator<CSVRecord> records = parser.iterator();
            List<String> header = header(records, syntax);
            if (header.isEmpty()) {
                return false;
            }
            TableHeader table = TableHeader.of(header, rows, "");
            boolean known = table.index() >= 0;
            if (!records.hasNext()) {
                return known && header.size() > 1;
            }
            List<String> row = records.next().toList();
            double[] number = new double[1];
            boolean numbers = row.stream()
                    .map(cell -> cell.endsWith("%")
                            ? cell.substring(0, cell.length() - 1).strip()
                            : cell)
                    .anyMatch(cell -> TableNumber.parse(cell, syntax.decimals(), number));
            return numbers && (known || row.size() == header.size());
        } catch (IOException | UncheckedIOException | IllegalStateException unreadable) {
            return false;
        }
    }

    @Override
    public LogCurves read(Path path, String run) {
        TableSyntax syntax = TableSyntax.of(FormatFile.beginning(path)
                .orElseThrow(() -> new BadInput(path + " is not a text", "Give a table with a header line.")));
        TableRows rows = new TableRows(syntax.decimals());
        List<String> notes = new ArrayList<>();
        List<String> names;
        try (FormatText text = FormatFile.open(path)) {
            names = read(text, syntax, rows, notes);
            text.ending().ifPresent(notes::add);
        } catch (IOException e) {
            throw IoProblem.reading(path, e);
        }
        return TableRuns.chosen(rows, path, run, tool(names, path), 0, notes);
    }

    private static LogTool tool(List<String> names, Path path) {
        return names.equals(EVENTS)
                ? TableTools.ofEvents(List.of(TableHeader.nameByFile(FormatFile.stem(path))))
                : TableTools.of(names, FormatFile.name(path));
    }

    private static List<String> read(FormatText text, TableSyntax syntax, TableRows rows, List<String> notes)
            throws IOException {
        TableReader reader = new TableReader(text.reader());
        CSVFormat format = syntax.format();
        try (CSVParser parser = CSVParser.parse(reader, format)) {
            Iterator<CSVRecord> records = parser.iterator();
            List<String> first = header(records, syntax);
            if (first.isEmpty()) {
                throw new BadInput(
                        text.file() + " has no header line",
                        "Begin it with the names of its columns, such as epoch,loss,val_loss.");
            }
            String stem = FormatFile.stem(text.file());
            TableHeader header = TableHeader.of(first, rows, stem);
            long line = parser.getCurrentLineNumber();
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

    /** The names of the columns; empty if there are none. NumPy writes them into a comment. */
    private static List<String> header(Iterator<CSVRecord> records, TableSyntax syntax) {
        if (syntax.named() && records.hasNext()) {
            records.next();
        }
        if (!records.hasNext()) {
            return List.of();
        }
        CSVRecord first = records.next();
        double[] number = new double[1];
        boolean words = first.stream()
                .anyMatch(cell -> !TableNumber.isBlank(cell) && !TableNumber.parse(cell, syntax.decimals(), number));
        return words ? first.toList() : List.of();
    }
}
