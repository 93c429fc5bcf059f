namespace LapeKnowledge.Web.Tests.Start;

/// <summary>The commands of the staff, as they are typed.</summary>
public sealed class StaffCommandTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("lape-staff-").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task They_work_on_a_new_machine_and_tell_how_they_are_used()
    {
        var settings = new Dictionary<string, string> { ["LapeKnowledge__DataFolder"] = _data };

        var listed = await SiteProcess.RunCommandAsync(settings, "feedback", "list");
        Assert.True(listed.ExitCode == 0, listed.Output + listed.Errors);
        Assert.Contains("0 in the record, 0 to answer", listed.Output);

        var wrong = await SiteProcess.RunCommandAsync(settings, "registrations", "eksport");
        Assert.Equal(2, wrong.ExitCode);
        Assert.Contains("usage: registrations export", wrong.Output);
    }
}
