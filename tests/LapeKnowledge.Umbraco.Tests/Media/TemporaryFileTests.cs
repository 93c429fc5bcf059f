using LapeKnowledge.Umbraco.Hosting.Jobs;
using Umbraco.Cms.Core.Hosting;
using Umbraco.Cms.Core.Models.TemporaryFile;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace LapeKnowledge.Umbraco.Tests.Media;

/// <summary>Uploads that no content has taken yet.</summary>
public sealed class TemporaryFileTests(HostFixture host) : HostTest(host)
{
    private ITemporaryFileService Uploads => Get<ITemporaryFileService>();

    [Fact]
    public async Task An_upload_is_read_back_until_it_is_deleted()
    {
        var key = Guid.NewGuid();
        Assert.Equal(TemporaryFileOperationStatus.Success, (await CreateAsync(key, "Ääniä.txt", "hello")).Status);

        var upload = (await Uploads.GetAsync(key))!;
        Assert.Equal((key, "Ääniä.txt"), (upload.Key, upload.FileName));
        Assert.True(upload.AvailableUntil > DateTime.UtcNow);
        using (var content = new StreamReader(upload.OpenReadStream()))
        {
            Assert.Equal("hello", await content.ReadToEndAsync());
        }

        Assert.Equal(TemporaryFileOperationStatus.KeyAlreadyUsed, (await CreateAsync(key, "b.txt", "again")).Status);
        Assert.Equal(TemporaryFileOperationStatus.Success, (await Uploads.DeleteAsync(key)).Status);
        Assert.Null(await Uploads.GetAsync(key));
        Assert.Equal(TemporaryFileOperationStatus.NotFound, (await Uploads.DeleteAsync(key)).Status);
    }

    [Theory]
    [InlineData("page.aspx", TemporaryFileOperationStatus.FileExtensionNotAllowed)]
    [InlineData("../../outside.txt", TemporaryFileOperationStatus.InvalidFileName)]
    public async Task What_may_not_be_uploaded_is_refused(string fileName, TemporaryFileOperationStatus status)
        => Assert.Equal(status, (await CreateAsync(Guid.NewGuid(), fileName, "hello")).Status);

    [Fact]
    public async Task Whatever_its_name_a_file_stays_in_its_folder()
    {
        var key = Guid.NewGuid();
        var files = Get<ITemporaryFileRepository>();

        await files.SaveAsync(Model(key, "../../outside.txt", DateTime.UtcNow.AddDays(1)));

        Assert.Equal("outside.txt", (await files.GetAsync(key))!.FileName);
        Assert.Equal(3, Directory.GetFiles(Path.Combine(Get<IHostingEnvironment>().TemporaryFileUploadPath, key.ToString("D"))).Length);
    }

    [Fact]
    public async Task Only_what_nobody_took_in_time_is_cleaned_up()
    {
        var files = Get<ITemporaryFileRepository>();
        var (old, fresh) = (Guid.NewGuid(), Guid.NewGuid());
        await files.SaveAsync(Model(old, "old.txt", DateTime.UtcNow.AddMinutes(-1)));
        await files.SaveAsync(Model(fresh, "fresh.txt", DateTime.UtcNow.AddDays(1)));

        await Get<TemporaryFileCleanup>().RunAsync(CancellationToken.None);

        Assert.Null(await files.GetAsync(old));
        Assert.NotNull(await files.GetAsync(fresh));
    }

    private Task<global::Umbraco.Cms.Core.Attempt<TemporaryFileModel?, TemporaryFileOperationStatus>> CreateAsync(Guid key, string fileName, string content)
        => Uploads.CreateAsync(new CreateTemporaryFileModel { Key = key, FileName = fileName, OpenReadStream = () => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(content)) });

    private static TemporaryFileModel Model(Guid key, string fileName, DateTime until)
        => new() { Key = key, FileName = fileName, AvailableUntil = until, OpenReadStream = () => new MemoryStream("hello"u8.ToArray()) };
}
