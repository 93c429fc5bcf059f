using LapeKnowledge.ModelsGenerator;

// Writes the typed models of the uSync schema: dotnet run --project eng/ModelsGenerator [-- <uSync folder> <Models folder>]
var root = RepositoryRoot.Find(AppContext.BaseDirectory);
var usync = args.ElementAtOrDefault(0) ?? Path.Combine(root, "uSync", "v17");
var models = args.ElementAtOrDefault(1) ?? Path.Combine(root, "src", "LapeKnowledge.Web", "Models");

var files = GeneratedModels.From(UsyncSchema.Read(usync));
Directory.CreateDirectory(models);
foreach (var stale in Directory.GetFiles(models, "*" + GeneratedModels.Suffix).Where(f => !files.ContainsKey(Path.GetFileName(f))))
{
    File.Delete(stale);
}

foreach (var (name, text) in files)
{
    await File.WriteAllTextAsync(Path.Combine(models, name), text);
}

Console.WriteLine($"{files.Count} files written to {models}");
