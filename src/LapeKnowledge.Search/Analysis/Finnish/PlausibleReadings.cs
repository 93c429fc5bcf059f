namespace LapeKnowledge.Search.Analysis.Finnish;

/// <summary>Leaves out the readings of a word that are possible but hardly ever meant. Each would be a rare term, and rare terms weigh much.</summary>
internal static class PlausibleReadings
{
    /// <summary>Base forms with those that are meant instead where a word may be of both, also at the end of compounds: "päiväkodissa" is not of a "päiväkota".</summary>
    private static readonly (string Unlikely, string Meant)[] Rivals =
    [
        ("kota", "koti"), ("vanha", "vanhempi"), ("vapa", "vapaa"), ("turpa", "turva"), ("käytäntä", "käytäntö"), ("kiusaama", "kiusata"), ("lukema", "lukea"),
        ("vuo", "vuosi"), ("vuode", "vuosi"), ("vuotaa", "vuosi"), ("uusia", "uusi"), ("kieliä", "kieli"), ("pieniä", "pieni"), ("omia", "oma"), ("poikia", "poika"),
        ("luu", "lukea"), ("naida", "nainen"), ("oltu", "ollut"), ("kirjo", "kirja"), ("kuu", "kuin"),
    ];

    public static List<VoikkoReading> Of(string word, List<VoikkoReading> readings)
    {
        if (readings.Count > 1)
        {
            PreferFewerParts(readings);
            if (word.Contains('-'))
            {
                PreferOrdinaryWords(readings);
            }
            foreach (var (unlikely, meant) in Rivals)
            {
                PreferMeant(readings, unlikely, meant);
            }
        }
        return readings;
    }

    private static void PreferMeant(List<VoikkoReading> readings, string unlikely, string meant)
    {
        if (readings.Exists(reading => EndsIn(reading, meant)))
        {
            readings.RemoveAll(reading => EndsIn(reading, unlikely) && !EndsIn(reading, meant));
        }
    }

    private static bool EndsIn(VoikkoReading reading, string lastPart) =>
        reading.BaseForm.EndsWith(lastPart, StringComparison.Ordinal) && (reading.Starts.Count > 1 || reading.BaseForm.Length == lastPart.Length);

    /// <summary>"oppilaille" is of "oppilas", not of "oppi|laki".</summary>
    private static void PreferFewerParts(List<VoikkoReading> readings)
    {
        var fewest = readings.Min(reading => reading.Starts.Count);
        readings.RemoveAll(reading => reading.Starts.Count > fewest);
    }

    /// <summary>"linja-autolla" is of "linja-auto", not of "linja-" and the family name Autto.</summary>
    private static void PreferOrdinaryWords(List<VoikkoReading> readings)
    {
        if (readings.Exists(reading => !reading.IsName))
        {
            readings.RemoveAll(reading => reading.IsName);
        }
    }
}
