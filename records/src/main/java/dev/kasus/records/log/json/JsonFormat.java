package dev.kasus.records.log.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.kasus.message.BadInput;
import dev.kasus.records.IoProblem;
import dev.kasus.records.log.LogCurves;
import dev.kasus.records.log.LogFormat;
import dev.kasus.records.log.file.DownloadName;
import dev.kasus.records.log.file.LogFile;
import dev.kasus.records.log.file.LogLimits;
import dev.kasus.records.log.file.LogText;
import dev.kasus.records.log.file.RowReader;
import dev.kasus.records.log.table.TableRows;
import dev.kasus.records.log.table.TableRun;
import dev.kasus.records.log.table.TableRuns;
import dev.kasus.records.log.table.TableTools;
import dev.kasus.run.LogTool;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Logs in JSON: one document, or one object in each line. */
public final class JsonFormat implements LogFormat {
    private static final Set<String> SUFFIXES = Set.of("json", "jsonl", "ndjson", "log", "txt");
    private static final int LINES_TO_TRY = 5;

    @Override
    public String about() {
        return "JSON: trainer_state.json of Transformers, the History of Keras, lines or an array of objects, arrays of numbers";
    }

    @Override
    public boolean reads(Path path) {
        String name = LogFile.name(path);
        if (!SUFFIXES.contains(name.substring(name.lastIndexOf('.') + 1))) {
            return false;
        }
        String beginning = LogFile.beginning(path).orElse("");
        if (!isJson(beginning)) {
            return false;
        }
        if (isLines(beginning)) {
            return true;
        }
        JsonTable table = new JsonTable("value");
        try (JsonParser parser = JsonTable.FACTORY.createParser(beginning)) {
            table.read(parser);
        } catch (IOException | IllegalStateException cutOff) {
            return holdsCurves(table);
        }
        return holdsCurves(table);
    }

    private static boolean isJson(String beginning) {
        String text = beginning.stripLeading();
        return text.startsWith("{") || text.startsWith("[");
    }

    /** Whether single lines are objects: one of the first ones is, and another begins like one. */
    private static boolean isLines(String beginning) {
        List<String> lines = beginning
                .lines()
                .filter(line -> !line.isBlank())
                .limit(LINES_TO_TRY)
                .toList();
        return lines.stream()
                                .filter(line -> line.stripLeading().startsWith("{"))
                                .count()
                        > 1
                && lines.stream().anyMatch(JsonFormat::isObject);
    }

    private static boolean isObject(String line) {
        try (JsonParser parser = JsonTable.FACTORY.createParser(line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            parser.skipChildren();
            return parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null;
        } catch (IOException | IllegalStateException damaged) {
            return false;
        }
    }

    private static boolean holdsCurves(JsonTable table) {
        return !table.history().isEmpty()
                || !table.rows().table().runs().isEmpty()
                || (!table.top().runs().isEmpty()
                        && (table.topRows() > 1 || table.top().isCounted()));
    }

    @Override
    public LogCurves read(Path path, String run) {
        String beginning = LogFile.beginning(path)
                .filter(JsonFormat::isJson)
                .orElseThrow(() -> new BadInput(path + " is not JSON", "Check that this is the right file."));
        JsonTable table = new JsonTable(DownloadName.curve(LogFile.stem(path)));
        List<String> notes = new ArrayList<>();
        try (LogText text = LogFile.open(path)) {
            if (isLines(beginning)) {
                lines(text, table, notes);
            } else {
                document(text, table, notes);
            }
            text.ending().ifPresent(notes::add);
        } catch (IOException e) {
            throw IoProblem.reading(path, e);
        }
        return curves(table, path, run, notes);
    }

    private static void document(LogText text, JsonTable table, List<String> notes) throws IOException {
        try (JsonParser parser = JsonTable.FACTORY.createParser(text.reader())) {
            try {
                table.read(parser);
            } catch (IOException | IllegalStateException damaged) {
                notes.add("line " + parser.currentLocation().getLineNr() + " is not whole JSON; the rest was left out");
            }
        }
    }

    private static void lines(LogText text, JsonTable table, List<String> notes) throws IOException {
        RowReader bounded = new RowReader(text.reader());
        BufferedReader reader = new BufferedReader(bounded);
        long number = 0;
        long damaged = 0;
        long first = 0;
        try {
            for (String line = reader.readLine();
                    line != null && !table.rows().table().isFull();
                    line = reader.readLine()) {
                number++;
                bounded.ended();
                if (!line.isBlank() && !line(line, number, table)) {
                    damaged++;
                    first = first == 0 ? number : first;
                }
            }
        } catch (RowReader.TooLong endless) {
            notes.add("line " + (number + 1) + " is " + endless.getMessage() + "; it and the rest were left out");
        }
        if (damaged > 0) {
            notes.add(
                    "lines that are not whole JSON objects were left out: " + damaged + ", the first is line " + first);
        }
    }

    private static boolean line(String line, long number, JsonTable table) throws IOException {
        try (JsonParser parser = JsonTable.FACTORY.createParser(line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            table.rows().line(parser, number);
            return true;
        } catch (com.fasterxml.jackson.core.JacksonException | IllegalStateException damaged) {
            return false;
        }
    }

    private static LogCurves curves(JsonTable table, Path path, String run, List<String> notes) {
        String file = LogFile.name(path);
        if (table.isFull()) {
            notes.add(LogLimits.noteOfValues());
        }
        if (!table.history().isEmpty()) {
            TableRun.Finished finished = table.history().finished();
            LogTool tool = table.history().isOfKeras() ? LogTool.KERAS : LogTool.OWN;
            return new LogCurves(tool, finished.curves(), finished.unit(), finished.epochs(), table.planned(), notes);
        }
        TableRows rows = table.rows().table().runs().isEmpty()
                ? table.top()
                : table.rows().table();
        if (!holdsCurves(table)) {
            throw new BadInput(
                    path + " holds no curves"
                            + Optional.of(notes)
                                    .filter(all -> !all.isEmpty())
                                    .map(all -> ": " + all.get(0))
                                    .orElse(""),
                    "Its objects or arrays must have numbers over steps or epochs.");
        }
        LogTool tool = TableTools.ofObjects(rows.names(), file);
        if (table.isOfTransformers()) {
            tool = LogTool.TRANSFORMERS;
        } else if (table.isOfTriples()) {
            tool = TableTools.ofEvents(List.of(DownloadName.curve(LogFile.stem(path))));
        }
        return TableRuns.chosen(rows, path, run, tool, table.planned(), notes);
    }
}
