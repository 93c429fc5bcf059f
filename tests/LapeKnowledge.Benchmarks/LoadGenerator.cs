using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace LapeKnowledge.Benchmarks;

/// <summary>
/// Asks for pages over kept-open connections, as cheaply as it can: it shares the cores with the server it measures.
/// </summary>
internal sealed class LoadGenerator(int port, int connections, string? cookie)
{
    public async Task<LoadResult> RunAsync(string path, TimeSpan duration)
    {
        var deadline = Stopwatch.GetTimestamp() + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        var clients = Enumerable.Range(0, connections).Select(_ => Task.Run(() => ClientAsync(path, deadline))).ToArray();
        var started = Stopwatch.GetTimestamp();
        var latencies = (await Task.WhenAll(clients)).SelectMany(l => l).Order().ToArray();
        return new LoadResult(latencies, Stopwatch.GetElapsedTime(started));
    }

    private async Task<List<double>> ClientAsync(string path, long deadline)
    {
        var request = Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\nAccept: text/html\r\n{(cookie is null ? string.Empty : $"Cookie: {cookie}\r\n")}\r\n");
        var latencies = new List<double>(50_000);
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync("127.0.0.1", port);
        var stream = client.GetStream();
        var buffer = new byte[256 * 1024];
        while (Stopwatch.GetTimestamp() < deadline)
        {
            var sent = Stopwatch.GetTimestamp();
            await stream.WriteAsync(request);
            await ReadResponseAsync(stream, buffer);
            latencies.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
        }
        return latencies;
    }

    private static async Task ReadResponseAsync(NetworkStream stream, byte[] buffer)
    {
        var (length, header, expected) = (0, -1, -1);
        while (true)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(length));
            if (read == 0)
            {
                throw new IOException("The server closed the connection.");
            }
            length += read;
            if (header < 0 && (header = buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8)) >= 0)
            {
                expected = BodyLength(buffer.AsSpan(0, header), header);
            }
            if (header >= 0 && (expected >= 0 ? length >= expected : buffer.AsSpan(0, length).EndsWith("0\r\n\r\n"u8)))
            {
                return;
            }
        }
    }

    /// <summary>Total length of the response, or -1 when it is sent in chunks.</summary>
    private static int BodyLength(ReadOnlySpan<byte> head, int header)
    {
        if (!head.StartsWith("HTTP/1.1 200"u8))
        {
            throw new IOException(Encoding.ASCII.GetString(head[..Math.Min(head.Length, 60)]));
        }
        var at = head.IndexOf("Content-Length: "u8);
        if (at < 0)
        {
            return -1;
        }
        var digits = head[(at + 16)..];
        var end = digits.IndexOf((byte)'\r');
        return header + 4 + int.Parse(end < 0 ? digits : digits[..end], System.Globalization.CultureInfo.InvariantCulture);
    }
}

/// <param name="Latencies">Milliseconds, ascending.</param>
/// <param name="Elapsed">How long the load lasted.</param>
internal sealed record LoadResult(double[] Latencies, TimeSpan Elapsed)
{
    public double RequestsPerSecond => Latencies.Length / Elapsed.TotalSeconds;

    public double Percentile(double p) => Latencies[Math.Min(Latencies.Length - 1, (int)(Latencies.Length * p))];
}
