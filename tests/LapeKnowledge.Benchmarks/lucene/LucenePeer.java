import java.io.IOException;
import java.nio.file.*;
import java.util.*;
import java.util.stream.*;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.fi.FinnishAnalyzer;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.*;
import org.apache.lucene.facet.*;
import org.apache.lucene.facet.sortedset.*;
import org.apache.lucene.index.*;
import org.apache.lucene.search.*;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.*;

/**
 * What search-quality and search-scale measure, by Apache Lucene 8 (Debian: liblucene8-java, default-jdk-headless): OR of the analysed words, BM25 with Lucene's own settings, facets over every hit,
 * a marked snippet of each of the ten best. run.sh beside this file compiles and runs it.
 */
public class LucenePeer {
    private static final String[] FACETS = {"theme", "type", "municipality"};

    public static void main(String[] args) throws Exception {
        Map<String, String> options = new HashMap<>();
        for (int i = 1; i + 1 < args.length; i += 2) options.put(args[i], args[i + 1]);
        String language = options.getOrDefault("--lang", "fi");
        Analyzer analyzer = language.equals("sv") ? new SwedishAnalyzer() : language.equals("en") ? new EnglishAnalyzer() : new FinnishAnalyzer();
        List<Map<String, String>> passages = read(options.get("--passages")), queries = read(options.get("--queries"));
        Path folder = Files.createTempDirectory("lucene-peer");
        try (Directory directory = new MMapDirectory(folder)) {
            if (args[0].equals("search-quality")) quality(directory, analyzer, passages, queries);
            else scale(directory, folder, analyzer, passages, queries, options.get("--composition"));
        } finally {
            try (Stream<Path> files = Files.walk(folder)) { files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete()); }
        }
    }

    private static void quality(Directory directory, Analyzer analyzer, List<Map<String, String>> passages, List<Map<String, String>> queries) throws IOException {
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
            for (Map<String, String> passage : passages) {
                Document document = new Document();
                document.add(new TextField("text", passage.get("text"), Field.Store.NO));
                document.add(new StoredField("id", passage.get("id")));
                writer.addDocument(document);
            }
        }
        try (IndexReader reader = DirectoryReader.open(directory)) {
            IndexSearcher searcher = new IndexSearcher(reader);
            double first = 0, found = 0, reciprocal = 0, gain = 0;
            double[] times = new double[queries.size()];
            for (int round = 0; round < 2; round++) {
                first = found = reciprocal = gain = 0;
                for (int i = 0; i < times.length; i++) {
                    long started = System.nanoTime();
                    TopDocs top = searcher.search(query(analyzer, queries.get(i).get("q")), 10);
                    times[i] = (System.nanoTime() - started) / 1e6;
                    for (int rank = 1; rank <= top.scoreDocs.length; rank++) {
                        if (reader.document(top.scoreDocs[rank - 1].doc).get("id").equals(queries.get(i).get("pid"))) {
                            found++;
                            first += rank == 1 ? 1 : 0;
                            reciprocal += 1.0 / rank;
                            gain += Math.log(2) / Math.log(rank + 1);
                        }
                    }
                }
            }
            int n = times.length;
            System.out.printf(Locale.ROOT, "R@1 %.3f R@10 %.3f MRR %.3f nDCG@10 %.3f p50 %.2f p99 %.2f%n", first / n, found / n, reciprocal / n, gain / n, percentile(times, .5), percentile(times, .99));
        }
    }

    private static void scale(Directory directory, Path folder, Analyzer analyzer, List<Map<String, String>> passages, List<Map<String, String>> queries, String composition) throws IOException {
        FacetsConfig facets = new FacetsConfig();
        long started = System.nanoTime(), texts = 0, parts = 0;
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer).setRAMBufferSizeMB(256).setUseCompoundFile(false))) {
            for (String line : Files.readAllLines(Paths.get(composition))) {
                String[] cells = line.split("\t");
                String text = Arrays.stream(cells[1].split(",")).map(number -> passages.get(Integer.parseInt(number)).get("text")).collect(Collectors.joining("\n\n"));
                parts += cells[1].split(",").length;
                Document document = new Document();
                document.add(new TextField("text", text, Field.Store.YES));
                for (int i = 0; i < FACETS.length; i++) document.add(new SortedSetDocValuesFacetField(FACETS[i], cells[2 + i]));
                writer.addDocument(facets.build(document));
            }
            writer.forceMerge(1);
        }
        double seconds = (System.nanoTime() - started) / 1e9;
        long size = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                long bytes = Files.size(file);
                size += bytes;
                if (file.toString().matches(".*\\.fd[tmx]")) texts += bytes;
            }
        }
        System.out.printf(Locale.ROOT, "index: %.1f s, %.0f passages a second%nsize: index %.0f MB, stored texts %.0f MB%n", seconds, parts / seconds, (size - texts) / 1e6, texts / 1e6);
        try (IndexReader reader = DirectoryReader.open(directory)) {
            IndexSearcher searcher = new IndexSearcher(reader);
            searcher.setQueryCache(null);
            SortedSetDocValuesReaderState state = new DefaultSortedSetDocValuesReaderState(reader);
            UnifiedHighlighter highlighter = new UnifiedHighlighter(searcher, analyzer);
            highlighter.setMaxLength(100_000);
            for (boolean snippets : new boolean[] {false, true}) {
                double[] times = new double[queries.size()];
                long hits = 0;
                for (int round = 0; round < 2; round++) {
                    hits = 0;
                    for (int i = 0; i < times.length; i++) {
                        long begun = System.nanoTime();
                        Query query = query(analyzer, queries.get(i).get("q"));
                        FacetsCollector collector = new FacetsCollector();
                        TopDocs top = FacetsCollector.search(searcher, query, 10, collector);
                        Facets counts = new SortedSetDocValuesFacetCounts(state, collector);
                        for (String facet : FACETS) counts.getTopChildren(20, facet);
                        if (snippets && top.scoreDocs.length > 0) highlighter.highlight("text", query, top, 1);
                        times[i] = (System.nanoTime() - begun) / 1e6;
                        hits += top.totalHits.value;
                    }
                }
                System.out.printf(Locale.ROOT, "%-22s p50 %.2f p95 %.2f p99 %.2f ms, %d hits on average%n", snippets ? "OR, facets, snippets" : "OR, facets",
                    percentile(times, .5), percentile(times, .95), percentile(times, .99), hits / times.length);
            }
        }
    }

    private static Query query(Analyzer analyzer, String text) throws IOException {
        Set<String> terms = new LinkedHashSet<>();
        try (TokenStream stream = analyzer.tokenStream("text", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) terms.add(term.toString());
            stream.end();
        }
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (String term : terms) query.add(new TermQuery(new Term("text", term)), BooleanClause.Occur.SHOULD);
        return query.build();
    }

    private static double percentile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, sorted.length * share)];
    }

    /** Lines of flat JSON objects: strings and whole numbers. */
    private static List<Map<String, String>> read(String file) throws IOException {
        List<Map<String, String>> lines = new ArrayList<>();
        for (String line : Files.readAllLines(Paths.get(file))) {
            if (!line.isEmpty()) lines.add(new Reader(line).object());
        }
        return lines;
    }

    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text) { this.text = text; }

        Map<String, String> object() {
            Map<String, String> values = new HashMap<>();
            while ((at = text.indexOf('"', at)) >= 0) {
                String name = string();
                at = text.indexOf(':', at) + 1;
                while (text.charAt(at) == ' ') at++;
                values.put(name, text.charAt(at) == '"' ? string() : number());
            }
            return values;
        }

        private String number() {
            int start = at;
            while (at < text.length() && ",} ".indexOf(text.charAt(at)) < 0) at++;
            return text.substring(start, at);
        }

        private String string() {
            StringBuilder value = new StringBuilder();
            for (at++; text.charAt(at) != '"'; at++) {
                char letter = text.charAt(at);
                if (letter == '\\') {
                    letter = text.charAt(++at);
                    switch (letter) {
                        case 'n': letter = '\n'; break;
                        case 't': letter = '\t'; break;
                        case 'r': letter = '\r'; break;
                        case 'b': letter = '\b'; break;
                        case 'f': letter = '\f'; break;
                        case 'u': letter = (char) Integer.parseInt(text.substring(at + 1, at + 5), 16); at += 4; break;
                        default: break;
                    }
                }
                value.append(letter);
            }
            at++;
            return value.toString();
        }
    }
}
