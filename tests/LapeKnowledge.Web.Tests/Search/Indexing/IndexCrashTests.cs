namespace LapeKnowledge.Web.Tests.Search.Indexing;

/// <summary>Killing the site while it publishes, applies, merges or fills its index anew loses no document, leaves none behind and makes none twice.</summary>
public sealed class IndexCrashTests : IDisposable
{
    /// <summary>A few rounds each time; 200 with <c>LAPE_LONG=1</c>.</summary>
    private static readonly int Rounds = Environment.GetEnvironmentVariable("LAPE_LONG") == "1" ? 200 : 4;

    private readonly string _data = Directory.CreateTempSubdirectory("lape-index-crash-").FullName;
    private readonly Random _random = new(20261122);

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task Every_change_is_in_the_index_once_after_a_kill()
    {
        var writes = 0;
        for (var round = 0; round <= Rounds; round++)
        {
            var isDamaged = round > 0 && round % 4 == 3;
            if (isDamaged)
            {
                Damage();
            }

            // after damage it is killed while it fills the index anew, or soon after
            var crash = new CrashRound(_data);
            await crash.RunAsync(round == Rounds ? "checked" : isDamaged ? "started" : "wrote", TimeSpan.FromMilliseconds(_random.Next(0, 1500)));
            Assert.True(crash.Problems.Count == 0, $"Round {round}: {string.Join('\n', crash.Problems)}");
            writes += crash.Writes;
        }

        Assert.True(writes > Rounds, $"Only {writes} writes in {Rounds} rounds: the loop proved nothing.");
    }

    /// <summary>Flips a byte of the largest segment.</summary>
    private void Damage()
    {
        var file = new DirectoryInfo(Path.Combine(_data, "search")).EnumerateFiles("*.seg").MaxBy(f => f.Length)!;
        var bytes = File.ReadAllBytes(file.FullName);
        bytes[_random.Next(bytes.Length)] ^= 0x10;
        File.WriteAllBytes(file.FullName, bytes);
    }
}
