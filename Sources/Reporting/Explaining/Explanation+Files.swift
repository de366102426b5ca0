extension Explanation {
  /// Files that the tool reads.
  static let files: [Explanation] = [
    Explanation(
      "XQ0001", "file can't be read",
      what: #"""
        A file that a campaign names isn't there, is a folder, or may not be read.
        Paths in a campaign file start at the folder of that file, not at the folder
        you are in.
        """#,
      example: #"""
        data:
          stores: {csv: store.csv, key: store_id}
        """#,
      wayOut: #"""
        Compare the path with the names in that folder: upper and lower case count. A
        file elsewhere in the repository is named from here, as in
        '../shared/stores.csv'.
        """#),
    Explanation(
      "XQ0002", "file lies outside of the repository",
      what: #"""
        A path leads out of the repository, by '..' or by a symbolic link. What a plan
        is made of has to lie where it can be reviewed, so such a file isn't opened.
        """#,
      example: #"""
        data:
          stores: {csv: ../../../exports/stores.csv, key: store_id}
        """#,
      wayOut: #"""
        Copy the file into the repository, or let the job that exports it write it
        there. The repository begins at the nearest folder upwards that has
        'campaigns/'.
        """#),
  ]
}
