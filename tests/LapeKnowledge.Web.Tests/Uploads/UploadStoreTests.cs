using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Storage;
using LapeKnowledge.Web.Features.Uploads;
using LapeKnowledge.Web.Tests.Site;
using LapeKnowledge.Web.Tests.Start;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LapeKnowledge.Web.Tests.Uploads;

[Collection(SiteCollection.Name)]
public sealed class UploadStoreTests(SiteFixture site)
{
    private UploadStore Store => site.Services.GetRequiredService<UploadStore>();

    private Task<UploadResult> AddAsync(byte[] content, string name, Guid member) => Store.AddAsync(new MemoryStream(content), name, member, UploadPurpose.Contribution, default);

    [Fact]
    public async Task A_file_is_kept_given_back_and_deleted()
    {
        var member = Guid.NewGuid();
        var upload = (await AddAsync(SampleFiles.Jpeg(), "C:\\kuvat\\piha.jpeg", member)).Stored!;
        Assert.Equal(("piha.jpg", "image/jpeg", (int?)8, (int?)16), (upload.Name, upload.MediaType, upload.Width, upload.Height));

        var known = await Store.FindAsync(upload.Id);
        Assert.Equal(upload.Bytes, known!.Bytes);
        await using (var content = await Store.OpenAsync(upload.Id))
        {
            Assert.Equal(upload.Bytes, content!.Length);
        }

        await Store.DeleteAsync(upload.Id);
        Assert.Null(await Store.FindAsync(upload.Id));
        Assert.Null(await Store.OpenAsync(upload.Id));
    }

    [Fact]
    public async Task Two_gigabytes_are_refused_before_they_are_read()
    {
        var result = await Store.AddAsync(new UnreadableStream(2L << 30), "video.pdf", Guid.NewGuid(), UploadPurpose.Contribution, default);
        Assert.Equal(UploadRefusal.TooLarge, result.Refusal);
    }

    [Fact]
    public async Task A_stream_that_does_not_say_how_long_it_is_is_read_no_further_than_a_file_may_be()
    {
        using var endless = new EndlessStream();
        Assert.Equal(UploadRefusal.TooLarge, (await Store.AddAsync(endless, "a.pdf", Guid.NewGuid(), UploadPurpose.Contribution, default)).Refusal);
        Assert.InRange(endless.Given, Store.Limits.MaxBytes, Store.Limits.MaxBytes + 1_000_000);
    }

    [Fact]
    public async Task Nobody_sends_more_than_a_day_s_share()
    {
        var member = Guid.NewGuid();
        for (var i = 0; i < Store.Limits.FilesPerDay; i++)
        {
            Assert.NotNull((await AddAsync("x"u8.ToArray(), "a.txt", member)).Stored);
        }

        Assert.Equal(UploadRefusal.TooMany, (await AddAsync("x"u8.ToArray(), "a.txt", member)).Refusal);
        Assert.NotNull((await AddAsync("x"u8.ToArray(), "a.txt", Guid.NewGuid())).Stored);
        await site.Services.GetServices<IPersonalData>().OfType<UploadPersonalData>().Single().EraseAsync(member, default);
    }

    [Fact]
    public async Task Only_the_sender_attaches_a_file_and_only_to_one_thing()
    {
        var (member, first, second) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var upload = (await AddAsync("x"u8.ToArray(), "a.txt", member)).Stored!;
        Assert.False(await Store.AttachAsync(upload.Id, Guid.NewGuid(), first));
        Assert.True(await Store.AttachAsync(upload.Id, member, first));
        Assert.True(await Store.AttachAsync(upload.Id, member, first));
        Assert.False(await Store.AttachAsync(upload.Id, member, second));
        Assert.Equal([upload.Id], (await Store.AttachedToAsync(first)).Select(u => u.Id));
        await Store.DeleteAsync(upload.Id);
    }

    [Fact]
    public async Task Upkeep_erases_what_belongs_to_nothing_for_a_day_and_nothing_else()
    {
        var (member, owner) = (Guid.NewGuid(), Guid.NewGuid());
        var (loose, kept, fresh) = ((await AddAsync("1"u8.ToArray(), "a.txt", member)).Stored!, (await AddAsync("2"u8.ToArray(), "a.txt", member)).Stored!, (await AddAsync("3"u8.ToArray(), "a.txt", member)).Stored!);
        await Store.AttachAsync(kept.Id, member, owner);
        await using (var db = await site.Services.GetRequiredService<IDbContextFactory<UploadsDbContext>>().CreateDbContextAsync())
        {
            var old = TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-25);
            await db.Uploads.Where(u => u.Id == loose.Id || u.Id == kept.Id).ExecuteUpdateAsync(set => set.SetProperty(u => u.CreatedUtc, old));
        }

        await site.Services.GetServices<IUpkeep>().OfType<UploadUpkeep>().Single().DoAsync(default);

        Assert.Null(await Store.FindAsync(loose.Id));
        Assert.Null(await Store.OpenAsync(loose.Id));
        Assert.NotNull(await Store.FindAsync(kept.Id));
        Assert.NotNull(await Store.FindAsync(fresh.Id));
        await Store.DeleteAsync(kept.Id);
        await Store.DeleteAsync(fresh.Id);
    }

    [Fact]
    public async Task A_person_gets_his_files_and_has_them_erased_but_for_what_belongs_to_something()
    {
        var (member, owner) = (Guid.NewGuid(), Guid.NewGuid());
        var (loose, kept) = ((await AddAsync("1"u8.ToArray(), "a.txt", member)).Stored!, (await AddAsync("2"u8.ToArray(), "b.txt", member)).Stored!);
        await Store.AttachAsync(kept.Id, member, owner);
        var personal = site.Services.GetServices<IPersonalData>().OfType<UploadPersonalData>().Single();
        var part = await personal.ReadAsync(member, default);
        Assert.Equal(2, part.Files.Count);
        await using (var first = await part.Files[0].OpenAsync(default))
        {
            Assert.Equal(1, first.Length);
        }

        await personal.EraseAsync(member, default);
        Assert.Null(await Store.FindAsync(loose.Id));
        Assert.Equal(Guid.Empty, (await Store.FindAsync(kept.Id))!.MemberKey);
        await Store.DeleteAsync(kept.Id);
    }

    private sealed class UnreadableStream(long length) : EndlessStream
    {
        public override bool CanSeek => true;

        public override long Length => length;

        public override int Read(byte[] buffer, int offset, int count) => throw new InvalidOperationException("It was read.");
    }

    private class EndlessStream : Stream
    {
        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get; set; }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            Given += count;
            return count;
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}

/// <summary>What the migration makes is what the model reads and writes, on both databases.</summary>
public sealed class UploadTableTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lape-uploads-").FullName;

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public Task The_table_keeps_what_is_put_into_it_on_SQLite() => KeepAsync(false, $"Data Source={Path.Combine(_folder, "uploads.db")}");

    [PostgresFact]
    public async Task The_table_keeps_what_is_put_into_it_on_PostgreSQL() => await KeepAsync(true, await TestPostgres.NewDatabaseAsync());

    private static async Task KeepAsync(bool isPostgreSql, string connection)
    {
        var options = new DbContextOptionsBuilder<UploadsDbContext>();
        FeatureDatabase.Configure(options, isPostgreSql, connection, UploadsDbContext.History);
        var key = Guid.NewGuid();
        await using (var db = new UploadsDbContext(options.Options))
        {
            await db.Database.MigrateAsync();
            db.Uploads.Add(new Upload { Id = key, MemberKey = Guid.NewGuid(), Name = "ä.png", MediaType = "image/png", Bytes = 1L << 40, Width = 3, CreatedUtc = DateTime.UnixEpoch, AttachedTo = Guid.NewGuid() });
            await db.SaveChangesAsync();
        }

        await using (var db = new UploadsDbContext(options.Options))
        {
            var row = await db.Uploads.SingleAsync(u => u.Id == key);
            Assert.Equal(("ä.png", 1L << 40, (int?)3, (int?)null), (row.Name, row.Bytes, row.Width, row.Height));
        }
    }
}
